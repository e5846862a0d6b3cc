-- Figure series: one source's figure for one thing over time.
create extension if not exists btree_gist;

create table series (
    id                  uuid primary key,
    version             bigint not null,
    name                text not null,
    measure             text not null,
    subject             text,
    place               text,
    period_start        text,
    accumulation        text not null check (accumulation in ('CUMULATIVE', 'PER_PERIOD')),
    basis               text not null check (basis in ('REPORTED', 'ESTIMATED')),
    unit                text,
    source_name         text not null,
    source_url          text,
    method              text,
    volatility          text not null check (volatility in ('LOW', 'NORMAL', 'HIGH')),
    tolerance_percent   numeric check (tolerance_percent >= 0),
    tolerance_absolute  numeric check (tolerance_absolute >= 0),
    retired_at          timestamptz,
    retired_because     text,
    created_by_sub      text not null,
    created_by_name     text not null,
    created_at          timestamptz not null,
    constraint series_retired check ((retired_at is null) = (retired_because is null))
);
create index series_name on series (lower(name), id);

-- What a source said and when we wrote it down; nothing of it ever changes. A restatement is another row of the same day.
create table series_point (
    id                  uuid primary key,
    series_id           uuid not null references series,
    as_of               date not null,
    low                 numeric,
    best                numeric not null,
    high                numeric,
    origin              text not null check (origin in ('REPORTED', 'DERIVED')),
    -- When the source published it; a source often says the day only.
    published_at        timestamptz,
    published_day_only  boolean not null,
    note                text,
    link                text,
    import_id           uuid,
    recorded_at         timestamptz not null,
    recorded_by_sub     text not null,
    recorded_by_name    text not null,
    constraint series_point_range check (coalesce(low, best) <= best and best <= coalesce(high, best)),
    constraint series_point_day check (not published_day_only or published_at is not null),
    -- So that "the newest recorded" is always one.
    constraint series_point_order unique (series_id, as_of, recorded_at)
);
create index series_point_recorded on series_point (series_id, recorded_at desc, id desc);
create index series_point_import on series_point (import_id) where import_id is not null;
revoke update, delete, truncate on series_point from ${app};

-- The counter-entry of a point: from then on it counts no more; what was asked about the time before still finds it.
create table point_retraction (
    point_id            uuid primary key references series_point,
    reason              text not null,
    recorded_at         timestamptz not null,
    recorded_by_sub     text not null,
    recorded_by_name    text not null
);
revoke update, delete, truncate on point_retraction from ${app};

-- From when to when each point counts; derived from the two tables above, for the queries of a point in time.
create table point_standing (
    point_id            uuid primary key references series_point,
    series_id           uuid not null,
    as_of               date not null,
    -- Of a point whose source says nothing of it, the beginning of the day that it speaks of.
    published_at        timestamptz not null,
    recorded_at         timestamptz not null,
    retracted_at        timestamptz not null default 'infinity'
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
-- The nodes of these trees know the earliest and latest of every column below them, so a search from a day backwards
-- steps over whatever was not yet published, not yet recorded or no longer counted, however much of it there is.
create index point_standing_counts on point_standing
    using gist (series_id, as_of, recorded_at, published_at) where retracted_at = 'infinity';
create index point_standing_retracted on point_standing
    using gist (series_id, as_of, recorded_at, published_at, retracted_at) where retracted_at < 'infinity';

-- The point that counts for a series: of the latest day up to the one asked for that has any which was published and
-- recorded by the times asked for and not yet retracted then, the newest recorded. One row or none.
create function point_known(asked_series uuid, asked_as_of date, published_by timestamptz, recorded_by timestamptz)
returns table (known_point uuid, known_as_of date)
-- Of the many rows that a function is thought to give, the points would be read as a whole to join them.
language plpgsql stable rows 1 as $$
declare
    counts date;
    retracted date;
    day date;
begin
    select as_of into counts from point_standing
        where series_id = asked_series and retracted_at = 'infinity' and as_of <= asked_as_of
            and recorded_at <= recorded_by and published_at <= published_by
        order by as_of <-> asked_as_of limit 1;
    select as_of into retracted from point_standing
        where series_id = asked_series and retracted_at < 'infinity' and retracted_at > recorded_by
            and as_of <= asked_as_of and recorded_at <= recorded_by and published_at <= published_by
        order by as_of <-> asked_as_of limit 1;
    day := greatest(counts, retracted);
    if day is null then
        return;
    end if;
    return query
        select newest.point_id, day from (
            (select point_id, recorded_at from point_standing
                where series_id = asked_series and retracted_at = 'infinity' and as_of = day
                    and recorded_at <= recorded_by and published_at <= published_by
                order by recorded_at <-> recorded_by limit 1)
            union all
            (select point_id, recorded_at from point_standing
                where series_id = asked_series and retracted_at < 'infinity' and retracted_at > recorded_by
                    and as_of = day and recorded_at <= recorded_by and published_at <= published_by
                order by recorded_at <-> recorded_by limit 1)
        ) as newest
        order by newest.recorded_at desc limit 1;
end $$;
