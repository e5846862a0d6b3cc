-- Where somebody's mails go, as the login service says it; apart from everything else that is known of people.
create table mail_address (
    sub             text primary key,
    address         text not null,
    learned_at      timestamptz not null
);

-- What somebody wants to be told, and how; whoever has no row has the defaults.
create table notice_settings (
    sub             text primary key,
    ways            jsonb not null,
    digest_hour     int not null check (digest_hour between 0 and 23),
    version         bigint not null
);

-- No key leads to desk_person: a change of a review would wait there for a deactivation that waits for the review.
create table notice (
    id                uuid primary key,
    recipient_sub     text not null,
    review_id         uuid not null references review,
    kind              text not null,
    by_sub            text not null,
    by_name           text not null,
    facts             jsonb not null,
    at                timestamptz not null,
    read_at           timestamptz,
    waits_for_digest  boolean not null
);
create index notice_recipient on notice (recipient_sub, id desc);
create index notice_unread on notice (recipient_sub, id desc) where read_at is null;
create index notice_waits on notice (recipient_sub) where waits_for_digest;

-- A mail to be sent: of one notice, or the digest of a day. Rendered when it is sent, so that no address stands here.
create table mail (
    id               uuid primary key,
    recipient_sub    text not null,
    notice_id        uuid references notice on delete cascade,
    digest_day       date,
    state            text not null check (state in ('WAITING', 'SENT', 'GIVEN_UP', 'NOT_SENT')),
    attempts         int not null default 0,
    next_attempt_at  timestamptz not null,
    created_at       timestamptz not null,
    ended_at         timestamptz,
    problem          text,
    check ((notice_id is null) <> (digest_day is null)),
    check ((state = 'WAITING') = (ended_at is null)),
    -- However many instances make the digest of a day, there is one.
    unique (recipient_sub, digest_day)
);
create index mail_waiting on mail (next_attempt_at) where state = 'WAITING';
create index mail_notice on mail (notice_id);
alter table notice add column digest_id uuid references mail on delete set null;
create index notice_digest on notice (digest_id) where digest_id is not null;

-- Which reviews were told to be overdue, for each date that they were due.
create table overdue_told (
    review_id       uuid not null references review,
    due_on          date not null,
    told_at         timestamptz not null,
    primary key (review_id, due_on)
);

-- Every change of a review's state, read from the audit trail, which has them all and cannot be changed. A condition that
-- is repeated in the index, or the index is of no use.
create view review_transition as
    select subject_id as review_id, sequence, at, detail ->> 'previousState' as previous_state,
        coalesce(detail ->> 'state', 'OPEN') as state
    from audit_entry
    where action = 'review.opened' or detail ->> 'previousState' <> detail ->> 'state';
create index audit_entry_transition on audit_entry (at, subject_id)
    where action = 'review.opened' or detail ->> 'previousState' <> detail ->> 'state';
create index revision_published on revision (published_at);
