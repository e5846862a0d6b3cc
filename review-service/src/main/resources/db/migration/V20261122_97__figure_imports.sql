-- What the columns of a source's files mean, by a name; the desk's next file of a series is read the same way.
create table figure_mapping (
    id                uuid primary key,
    series_id         uuid not null references series,
    name              text not null,
    definition        jsonb not null,
    changed_by_sub    text not null,
    changed_by_name   text not null,
    changed_at        timestamptz not null,
    constraint figure_mapping_name unique (series_id, name)
);

-- Files of figures that were sent in or fetched, and how far each has come.
create table figure_import (
    id                uuid primary key,
    version           bigint not null,
    series_id         uuid not null references series,
    state             text not null
                      check (state in ('MAPPING', 'PREVIEW', 'RUNNING', 'CANCELLED', 'DONE', 'DISCARDED', 'UNDONE')),
    file_name         text,
    fetched           boolean not null,
    sha256            text not null,
    header            text[] not null,
    -- How it is read; null until that is known.
    mapping           jsonb,
    mapping_name      text,
    total             int not null,
    added             int not null check (added >= 0),
    unchanged         int not null check (unchanged >= 0),
    refused           int not null check (refused >= 0),
    -- As the preview found them among the rows that would be added.
    restating         int not null,
    flagged           int not null,
    submitted_by_sub  text not null,
    submitted_by_name text not null,
    submitted_at      timestamptz not null,
    ended_at          timestamptz,
    constraint figure_import_counts check (added + unchanged + refused <= total),
    constraint figure_import_mapped check (state in ('MAPPING', 'DISCARDED') or mapping is not null)
);
create index figure_import_series on figure_import (series_id, id desc);
create index figure_import_running on figure_import (id) where state = 'RUNNING';

create table figure_import_row (
    import_id  uuid not null references figure_import,
    number     int not null,
    -- In which order rows become points: by day, and of one day by publication.
    position   int not null,
    cells      jsonb not null check (jsonb_typeof(cells) = 'array'),
    state      text not null check (state in ('WAITING', 'ADDED', 'UNCHANGED', 'REFUSED')),
    reasons    jsonb check (jsonb_typeof(reasons) = 'array'),
    as_of      date,
    best       numeric,
    -- What stood for the same day when the row was checked.
    restates   numeric,
    flag       text check (flag in ('JUMP', 'FALL')),
    flag_words text,
    primary key (import_id, number),
    constraint figure_import_row_refused check ((state = 'REFUSED') = (reasons is not null))
);
create index figure_import_row_waiting on figure_import_row (import_id, position) where state = 'WAITING';
create index figure_import_row_refused on figure_import_row (import_id, number) where state = 'REFUSED';

-- Where a series' file is fetched again and again.
create table figure_feed (
    series_id         uuid primary key references series,
    version           bigint not null,
    url               text not null,
    mapping_name      text not null,
    every_hours       int not null check (every_hours between 1 and 720),
    paused            boolean not null,
    next_at           timestamptz not null,
    last_at           timestamptz,
    -- How the last fetch ended, in words; and whether it failed.
    last_words        text,
    last_failed       boolean not null,
    last_sha256       text,
    last_import       uuid references figure_import,
    set_by_sub        text not null,
    set_by_name       text not null
);
create index figure_feed_due on figure_feed (next_at) where not paused;
