-- Where partners are told of verdicts. The secrets are encrypted, with a key that is not in the database.
create table webhook (
    id                 uuid primary key,
    version            bigint not null,
    owner_sub          text not null,
    owner_name         text not null,
    url                text not null,
    events             text[] not null check (cardinality(events) > 0),
    secret             bytea not null,
    former_secret      bytea,
    former_until       timestamptz,
    suspended_at       timestamptz,
    suspended_because  text,
    created_at         timestamptz not null,
    check ((former_secret is null) = (former_until is null)),
    check ((suspended_at is null) = (suspended_because is null))
);
create index webhook_owner on webhook (owner_sub, id desc);

-- What one of them is told, written with what it tells of. The occasion makes it unique: no publication is told twice.
create table webhook_delivery (
    id               uuid primary key,
    webhook_id       uuid not null references webhook on delete cascade,
    type             text not null,
    occasion         text not null,
    review_id        uuid references review,
    payload          text not null,
    state            text not null check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP', 'NOT_SENT')),
    attempts         int not null default 0,
    queued_at        timestamptz not null,
    next_attempt_at  timestamptz not null,
    created_at       timestamptz not null,
    ended_at         timestamptz,
    problem          text,
    check ((state = 'WAITING') = (ended_at is null)),
    unique (webhook_id, occasion)
);
create index webhook_delivery_list on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_waiting on webhook_delivery (next_attempt_at) where state = 'WAITING';
create index webhook_delivery_old on webhook_delivery (created_at);

-- Each try, and how it ended: an answer's status, or why there was none.
create table webhook_attempt (
    id           uuid primary key,
    delivery_id  uuid not null references webhook_delivery on delete cascade,
    at           timestamptz not null,
    millis       int not null,
    status       int,
    problem      text,
    check (status is not null or problem is not null)
);
create index webhook_attempt_delivery on webhook_attempt (delivery_id, id);
revoke update, delete, truncate on webhook_attempt from ${app};
