-- Weights that candidates were scored with, one row for each time that they were fitted anew or put back; never changed.
create table article_scorer (
    id            uuid primary key,
    source        text not null check (source in ('REFIT', 'SHIPPED')),
    weights       text,
    accepted      int not null check (accepted >= 0),
    dismissed     int not null check (dismissed >= 0),
    f1_before     double precision,
    f1_after      double precision,
    used          boolean not null,
    made_by_sub   text not null,
    made_by_name  text not null,
    made_at       timestamptz not null,
    constraint article_scorer_refit_says_all check
        ((source = 'REFIT') = (weights is not null)
         and (source = 'REFIT') = (f1_before is not null)
         and (source = 'REFIT') = (f1_after is not null))
);
create index article_scorer_used on article_scorer (id desc) where used;
revoke update, delete, truncate on article_scorer from ${app};

-- Documents that claims are extracted from. The text is kept here, positions in it count UTF-16 units; the files as they
-- came lie in the file store, under their SHA-256.
create table article (
    id                   uuid primary key,
    version              bigint not null,
    source               text not null check (source in ('TEXT', 'FILE', 'URL')),
    url                  text,
    title                text,
    publisher            text,
    author               text,
    published            text,
    language             text not null,
    body                 text not null check (body <> ''),
    file_sha256          text,
    file_media_type      text,
    file_size            int,
    file_name            text,
    copy_sha256          text,
    copy_payload_sha256  text,
    copy_size            int,
    copy_final_url       text,
    copy_fetched_at      timestamptz,
    scorer_id            uuid references article_scorer,
    added_by_sub         text not null,
    added_by_name        text not null,
    added_at             timestamptz not null,
    constraint article_file_whole check
        ((source = 'FILE') = (file_sha256 is not null)
         and (file_sha256 is null) = (file_media_type is null)
         and (file_sha256 is null) = (file_size is null)
         and (file_sha256 is null) = (file_name is null)),
    constraint article_copy_whole check
        ((source = 'URL') = (copy_sha256 is not null)
         and (copy_sha256 is null) = (copy_payload_sha256 is null)
         and (copy_sha256 is null) = (copy_size is null)
         and (copy_sha256 is null) = (copy_final_url is null)
         and (copy_sha256 is null) = (copy_fetched_at is null))
);

create table article_candidate (
    id               uuid primary key,
    version          bigint not null,
    article_id       uuid not null references article,
    span_start       int not null,
    span_end         int not null,
    text             text not null,
    score            double precision not null check (score between 0 and 1),
    by_hand          boolean not null,
    speaker          text,
    findings         jsonb not null,
    state            text not null check (state in ('OPEN', 'ACCEPTED', 'DISMISSED')),
    claim_id         uuid references claim,
    decided_by_sub   text,
    decided_by_name  text,
    decided_at       timestamptz,
    unique (article_id, span_start, span_end),
    constraint article_candidate_span check (span_start >= 0 and span_end > span_start),
    constraint article_candidate_accepted_as_a_claim check ((state = 'ACCEPTED') = (claim_id is not null)),
    constraint article_candidate_decided_by_somebody check
        ((state = 'OPEN') = (decided_by_sub is null)
         and (decided_by_sub is null) = (decided_by_name is null)
         and (decided_by_sub is null) = (decided_at is null))
);
create index article_candidate_decided on article_candidate (state) where state <> 'OPEN';
