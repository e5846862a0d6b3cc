-- A notice may be of a report of an error; the review is then the one that published what stands.
alter table notice add column request_id uuid references correction_request;

-- Of which reports the editors were told that nobody had decided on them in time.
create table overdue_request_told (
    request_id  uuid primary key references correction_request,
    told_at     timestamptz not null
);
revoke update, delete, truncate on overdue_request_told from ${app};
