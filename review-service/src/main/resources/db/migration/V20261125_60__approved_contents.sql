-- What editors approved, word for word, so that whoever approves again sees what changed since. It is known by its hash,
-- as approvals are; an approval from before this has none. Text, not jsonb, because the hash is of these very bytes.
create table approved_content (
    content_hash    text primary key,
    content         text not null,
    check (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
revoke update, delete, truncate on approved_content from ${app};
