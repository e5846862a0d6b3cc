-- Claims as they were when they were accepted; the whole object of the event.
create table claim_snapshot (
    id              uuid primary key,
    claim_id        uuid not null,
    data            jsonb not null,
    received_at     timestamptz not null
);
create index claim_snapshot_claim on claim_snapshot (claim_id);

create table review (
    id              uuid primary key,
    claim_id        uuid not null,
    snapshot_id     uuid not null references claim_snapshot,
    kind            text not null,
    state           text not null,
    risk            text not null,
    assignee_sub    text,
    assignee_name   text,
    blocked_reason  text,
    dropped_reason  text,
    remarks         text,
    rating          text,
    headline        text,
    summary         text,
    body            text,
    methodology     text,
    language        text not null,
    waiver_reason   text,
    waiver_by_sub   text,
    waiver_by_name  text,
    waiver_at       timestamptz,
    opened_at       timestamptz not null,
    changed_at      timestamptz not null,
    version         bigint not null,
    check ((assignee_sub is null) = (assignee_name is null)),
    check ((waiver_reason is null) = (waiver_by_sub is null)),
    check ((state = 'DROPPED') = (dropped_reason is not null))
);
create index review_claim on review (claim_id);
create index review_state on review (state, id desc);
create index review_assignee on review (assignee_sub, id desc);

create table evidence (
    id              uuid primary key,
    review_id       uuid not null references review,
    position        int not null,
    publisher       text not null,
    title           text not null,
    url             text,
    published_on    text,
    type            text not null,
    first_hand      boolean not null,
    stance          text not null,
    quote           text,
    figure_value    numeric,
    figure_measure  text,
    figure_as_of    text,
    origin          text,
    notes           text,
    added_by_sub    text not null,
    added_by_name   text not null,
    added_at        timestamptz not null
);
create index evidence_review on evidence (review_id, position, id);

-- Who wrote what, for ever: whoever stands here cannot approve (rule 1).
create table draft_revision (
    id              uuid primary key,
    review_id       uuid not null references review,
    author_sub      text not null,
    author_name     text not null,
    draft           jsonb not null,
    written_at      timestamptz not null
);
create index draft_revision_review on draft_revision (review_id, id);
revoke update, delete, truncate on draft_revision from ${app};

-- Approvals are of a content hash; one that no longer holds is kept, and says since when and why.
create table approval (
    id              uuid primary key,
    review_id       uuid not null references review,
    editor_sub      text not null,
    editor_name     text not null,
    content_hash    text not null,
    approved_at     timestamptz not null,
    voided_at       timestamptz,
    voided_because  text,
    check ((voided_at is null) = (voided_because is null))
);
create unique index approval_once on approval (review_id, editor_sub) where voided_at is null;
create index approval_review on approval (review_id, id);
revoke delete, truncate on approval from ${app};

-- An address that stays: nothing of a verdict itself ever changes.
create table verdict (
    id              uuid primary key,
    claim_id        uuid not null,
    slug            text not null unique,
    language        text not null,
    created_at      timestamptz not null,
    unique (claim_id, language)
);
revoke update, delete, truncate on verdict from ${app};

-- The snapshot is text, not jsonb, because its hash is of these very bytes.
create table revision (
    id              uuid primary key,
    verdict_id      uuid not null references verdict,
    review_id       uuid not null unique references review,
    number          int not null,
    snapshot        text not null,
    hash            text not null,
    published_at    timestamptz not null,
    rating          text generated always as (snapshot::jsonb #>> '{rating,slug}') stored,
    topics          jsonb generated always as (snapshot::jsonb #> '{claim,topics}') stored,
    unique (verdict_id, number)
);
create index revision_topics on revision using gin (topics jsonb_path_ops);
revoke update, delete, truncate on revision from ${app};
