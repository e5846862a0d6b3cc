-- Runs as the owner; ${app} is the login of the service, which gets no DDL.
grant usage on schema public to ${app};
alter default privileges in schema public grant select, insert, update, delete on tables to ${app};
alter default privileges in schema public grant usage, select on sequences to ${app};

-- Events that leave the service. Kept after sending, so that a topic can be published anew.
create table outbox_event (
    id             uuid primary key,
    aggregate_id   uuid not null,
    sequence       bigint not null,
    type           text not null,
    version        int not null,
    occurred_at    timestamptz not null,
    trace_parent   text,
    data           jsonb not null,
    sent_at        timestamptz,
    unique (aggregate_id, sequence)
);
create index outbox_event_unsent on outbox_event (aggregate_id, sequence) where sent_at is null;

-- The last sequence number of each aggregate; its row lock puts writers of one aggregate in order of their commits.
create table outbox_sequence (
    aggregate_id   uuid primary key,
    last           bigint not null
);

-- Events that reached the service and were handled.
create table inbox_event (
    id             uuid primary key,
    type           text not null,
    handled_at     timestamptz not null
);

-- Messages that could not be read; kept for a person, so that one of them does not hold up all that follow.
create table inbox_unreadable (
    topic          text not null,
    partition      int not null,
    position       bigint not null,
    reason         text not null,
    payload        text,
    received_at    timestamptz not null,
    primary key (topic, partition, position)
);

create table idempotency_key (
    key            text not null,
    actor          text not null,
    operation      text not null,
    fingerprint    text not null,
    created_id     uuid,
    created_at     timestamptz not null,
    primary key (key, actor, operation)
);

create table audit_entry (
    id             uuid primary key,
    at             timestamptz not null,
    actor_sub      text not null,
    actor_name     text not null,
    action         text not null,
    subject_id     uuid not null,
    detail         jsonb not null
);
create index audit_entry_subject on audit_entry (subject_id, id);
revoke update, delete, truncate on audit_entry from ${app};
revoke delete, truncate on outbox_event from ${app};
