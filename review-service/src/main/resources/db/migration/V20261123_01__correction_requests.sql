-- What readers say is wrong with a verdict. Who they are is not asked.
create table correction_request (
    id               uuid primary key,
    version          bigint not null,
    verdict_id       uuid not null references verdict,
    -- The revision that they read.
    revision         int not null,
    language         text not null,
    type             text not null check (type in ('MINOR', 'CORRECTION', 'UPDATE', 'RETRACTION')),
    wrong            text not null,
    quote            text,
    source_url       text,
    sent_by_sub      text not null,
    sent_by_name     text not null,
    received_at      timestamptz not null,
    due_on           date not null,
    state            text not null check (state in ('WAITING', 'IN_REVIEW', 'PUBLISHED', 'REJECTED', 'WITHDRAWN')),
    changed_at       timestamptz not null,
    decided_type     text check (decided_type in ('MINOR', 'CORRECTION', 'UPDATE', 'RETRACTION')),
    decided_by_sub   text,
    decided_by_name  text,
    decided_at       timestamptz,
    reply            text,
    -- The review that looks into it, or last did.
    review_id        uuid references review,
    answered_by      int,
    check ((state = 'REJECTED') <= (reply is not null)),
    check ((state = 'IN_REVIEW') <= (review_id is not null)),
    check ((state = 'PUBLISHED') = (answered_by is not null))
);
create index correction_request_open on correction_request (due_on, id) where state in ('WAITING', 'IN_REVIEW');
create index correction_request_verdict on correction_request (verdict_id, id);
create index correction_request_review on correction_request (review_id) where review_id is not null;

-- Where the answer is mailed to, apart from all else, sealed, and only until then.
create table correction_contact (
    request_id  uuid primary key references correction_request on delete cascade,
    sealed      bytea not null,
    expires_at  timestamptz not null
);
create index correction_contact_expires on correction_contact (expires_at);

-- Private links; the secret itself is kept nowhere.
create table correction_link (
    token_sha256  text primary key,
    request_id    uuid not null references correction_request on delete cascade
);
revoke update, truncate on correction_contact, correction_link from ${app};
revoke delete, truncate on correction_request from ${app};
