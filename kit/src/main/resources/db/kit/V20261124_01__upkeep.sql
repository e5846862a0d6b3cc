-- What is deleted after a while (docs/upkeep.md) is found by its age.
create index inbox_event_handled_at on inbox_event (handled_at);
create index idempotency_key_created_at on idempotency_key (created_at);
grant delete on inbox_event, idempotency_key to ${app};
