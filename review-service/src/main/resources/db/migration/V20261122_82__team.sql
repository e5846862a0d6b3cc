-- Whom the desk knows: people who were here, and people whom the login service names. So that work can be given to
-- somebody without asking the login service.
create table desk_person (
    sub             text primary key,
    name            text not null,
    roles           text[] not null,
    enabled         boolean not null,
    last_seen       timestamptz,
    deactivated_at  timestamptz
);

-- An invitation that was begun is finished when somebody sends it again; without this nobody could tell an account
-- that a broken invitation left behind from somebody else's.
create table invitation (
    id              uuid primary key,
    user_name       text not null,
    begun_at        timestamptz not null,
    sub             text
);
create index invitation_user_name on invitation (user_name);

-- When somebody did something last.
create index if not exists audit_entry_actor on audit_entry (actor_sub, at desc);
