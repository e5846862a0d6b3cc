-- Who wants to be mailed when a verdict changes. The address is sealed; by its digest, made with a key that is not in the
-- database, the same address is known again. The row goes when its owner leaves.
create table verdict_subscription (
    id              uuid primary key,
    verdict_id      uuid not null references verdict,
    sealed          bytea not null,
    address_digest  bytea not null,
    language        text not null,
    created_at      timestamptz not null,
    confirmed_at    timestamptz,
    unique (verdict_id, address_digest)
);
create index verdict_subscription_unconfirmed on verdict_subscription (address_digest, created_at) where confirmed_at is null;

-- Which revisions each was told of: once each, however often it is tried.
create table subscriber_told (
    id               uuid primary key,
    subscription_id  uuid not null references verdict_subscription on delete cascade,
    revision_id      uuid not null references revision,
    told_at          timestamptz not null,
    unique (subscription_id, revision_id)
);
revoke update, truncate on subscriber_told from ${app};
