-- Every row has its hash by now.
alter table audit_entry
    alter column hash set not null,
    add constraint audit_entry_hash check (octet_length(hash) = 32);

-- Seals over the rows of all subjects from one position to another, a chain of their own: they show that a whole subject
-- or the newest rows of one are gone, which the chain of a subject cannot.
create table audit_seal (
    number          bigint primary key,
    sealed_at       timestamptz not null,
    first_position  bigint not null,
    last_position   bigint not null,
    entries         bigint not null,
    digest          bytea not null,
    hash            bytea not null,
    check (number > 0 and first_position > 0 and first_position <= last_position and entries >= 0),
    check (octet_length(digest) = 32 and octet_length(hash) = 32)
);
revoke update, delete, truncate on audit_seal from ${app};
