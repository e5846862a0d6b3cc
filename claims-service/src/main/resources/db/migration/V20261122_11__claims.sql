-- What was said, what the desk decided about it, and what review-service told of it since.
create table claim (
    id                    uuid primary key,
    version               bigint not null,
    state                 text not null check (state in ('SUBMITTED', 'ACCEPTED', 'REJECTED')),
    text                  text not null check (char_length(text) between 1 and 2000),
    language              text not null,
    restatement           text,
    claimant              text,
    source                text,
    stated_on             text,
    topics                varchar(64)[] not null,
    quantities            jsonb not null check (jsonb_typeof(quantities) = 'array'),
    submitted_by_sub      text not null,
    submitted_by_name     text not null,
    submitted_at          timestamptz not null,
    decided_by_sub        text,
    decided_by_name       text,
    decided_at            timestamptz,
    rejection_reason      text,
    rejection_words       text,
    review_id             uuid unique,
    review_state          text,
    review_since          timestamptz,
    review_sequence       bigint not null,
    verdict_url           text,
    verdict_rating        text,
    verdict_headline      text,
    verdict_revision      int,
    verdict_published_at  timestamptz,
    verdict_sequence      bigint not null,
    constraint claim_decided_by_somebody check
        ((state = 'SUBMITTED') = (decided_by_sub is null)
         and (decided_by_sub is null) = (decided_by_name is null)
         and (decided_by_sub is null) = (decided_at is null)),
    constraint claim_rejected_with_reason check ((state = 'REJECTED') = (rejection_reason is not null)),
    constraint claim_accepted_with_review check ((state = 'ACCEPTED') = (review_id is not null))
);
create index claim_newest on claim (state, id desc);
create index claim_submitter on claim (submitted_by_sub, id desc);
create index claim_topics on claim using gin (topics);

create table claim_appearance (
    claim_id      uuid not null references claim,
    position      int not null,
    url           text,
    publisher     text,
    headline      text,
    published_on  text,
    quote         text,
    primary key (claim_id, position)
);
