-- Files of claims that were sent in, and how far each has come.
create table claim_import (
    id                uuid primary key,
    version           bigint not null,
    state             text not null
                      check (state in ('COLUMNS', 'PREVIEW', 'RUNNING', 'CANCELLED', 'DONE', 'DISCARDED')),
    file_name         text,
    separator         text not null check (separator in ('COMMA', 'SEMICOLON', 'TAB')),
    header            text[] not null,
    -- For each column of the file the field that it holds, '' where it is left out; null until that is known.
    columns           text[],
    default_language  text,
    total             int not null,
    imported          int not null check (imported >= 0),
    refused           int not null check (refused >= 0),
    own_only          boolean not null,
    submitted_by_sub  text not null,
    submitted_by_name text not null,
    submitted_at      timestamptz not null,
    ended_at          timestamptz,
    constraint claim_import_counts check (imported + refused <= total),
    constraint claim_import_columns_known check (state in ('COLUMNS', 'DISCARDED') or columns is not null)
);
create index claim_import_submitter on claim_import (submitted_by_sub, id desc);
create index claim_import_running on claim_import (id) where state = 'RUNNING';

-- Its rows, until they are claims; those that were refused stay, for whoever corrects them.
create table claim_import_row (
    import_id  uuid not null references claim_import,
    number     int not null,
    cells      jsonb not null check (jsonb_typeof(cells) = 'array'),
    state      text not null check (state in ('WAITING', 'IMPORTED', 'REFUSED')),
    reasons    jsonb check (jsonb_typeof(reasons) = 'array'),
    claim_id   uuid references claim,
    primary key (import_id, number),
    constraint claim_import_row_imported check ((state = 'IMPORTED') = (claim_id is not null)),
    constraint claim_import_row_refused check ((state = 'REFUSED') = (reasons is not null))
);
create index claim_import_row_waiting on claim_import_row (import_id, number) where state = 'WAITING';
create index claim_import_row_refused on claim_import_row (import_id, number) where state = 'REFUSED';

-- What the desk last said that a column of this name holds.
create table claim_import_column (
    name   text primary key,
    field  text not null
);

-- Whether a claim is here already is asked for each row of a file. Texts may be too long for a B-tree.
create index claim_text on claim using hash (text);
