-- Who may do nothing any more, whatever their access token says while it lives.
create table deactivated_person (
    sub            text primary key,
    at             timestamptz not null
);
revoke update, truncate on deactivated_person from ${app};
