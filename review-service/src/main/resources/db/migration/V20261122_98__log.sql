-- The log of what was published, which anyone can verify (docs/record.md). Nothing in these tables ever changes.

-- What makes the hash of each published field unguessable. Deleting a row, as the owner, is how a field is removed.
create table revision_salt (
    revision_id     uuid not null references revision,
    field           text not null,
    salt            bytea not null check (octet_length(salt) = 32),
    primary key (revision_id, field)
);
revoke update, delete, truncate on revision_salt from ${app};

-- The leaves, in their order. An entry is text, not jsonb, because its hash is of these very bytes.
create table log_leaf (
    position        bigint primary key check (position >= 0),
    revision_id     uuid not null unique references revision,
    entry           text not null check (octet_length(entry) < 65536),
    hash            bytea not null check (octet_length(hash) = 32),
    added_at        timestamptz not null
);
revoke update, delete, truncate on log_leaf from ${app};

-- 256 neighbouring hashes, once there are all of them, and the root over them.
create table log_tile (
    level           int not null,
    number          bigint not null,
    hashes          bytea not null check (octet_length(hashes) = 8192),
    root            bytea not null check (octet_length(root) = 32),
    primary key (level, number)
);
revoke update, delete, truncate on log_tile from ${app};

-- One root for each size, for ever.
create table log_checkpoint (
    size            bigint primary key check (size >= 0),
    origin          text not null,
    root            bytea not null check (octet_length(root) = 32),
    made_at         timestamptz not null
);
revoke update, delete, truncate on log_checkpoint from ${app};

-- Public keys that sign or signed, and by which of the others each was introduced.
create table log_key (
    verifier        text primary key,
    endorsement     text,
    added_at        timestamptz not null
);
revoke update, delete, truncate on log_key from ${app};

create table log_signature (
    size            bigint not null references log_checkpoint,
    verifier        text not null references log_key,
    line            text not null,
    signed_at       timestamptz not null,
    primary key (size, verifier)
);
create index log_signature_verifier on log_signature (verifier, size);
revoke update, delete, truncate on log_signature from ${app};
