-- Which series the newest revision of a verdict rests on.
create table verdict_series (
    verdict_id  uuid not null references verdict,
    series_id   uuid not null references series,
    primary key (verdict_id, series_id)
);
create index verdict_series_series on verdict_series (series_id);

-- What is still to be judged: written with the points, so that nothing is lost with a service that ends. Only ever
-- inserted and deleted: whoever adds points waits for nobody who judges.
create table recheck_due (
    id          uuid primary key,
    verdict_id  uuid not null references verdict,
    series_id   uuid not null references series,
    point_id    uuid not null references series_point,
    due_at      timestamptz not null
);
create index recheck_due_at on recheck_due (due_at, id);
create index recheck_due_verdict on recheck_due (verdict_id);

-- Which point opened which recheck; none opens two of a verdict.
create table recheck_opened (
    verdict_id  uuid not null references verdict,
    point_id    uuid not null references series_point,
    review_id   uuid not null references review,
    opened_at   timestamptz not null,
    primary key (verdict_id, point_id)
);
revoke update, delete, truncate on recheck_opened from ${app};
