-- What was removed from a published revision because the law asked for it, and why.
create table revision_removal (
    revision_id     uuid not null references revision,
    field           text not null,
    reason          text not null check (reason <> ''),
    removed_at      timestamptz not null,
    primary key (revision_id, field)
);
revoke insert, update, delete, truncate on revision_removal from ${app};

-- Removes a field of a published revision, for the owner of the database alone. What stands in the log stays: the hash
-- of the field with its salt, which says nothing without the salt. The two hashes of the whole that were published
-- without one go with it, as a short field could be guessed from them.
create function remove_published(published uuid, path text, replacement jsonb, why text) returns void
language plpgsql as $$
declare
    place text[] := string_to_array(substr(path, 2), '/');
    words text;
begin
    if path not like '/%' or not exists (select from revision_salt s where s.revision_id = published and s.field = path) then
        raise exception 'Revision % has no field % that could be removed', published, path;
    end if;
    select jsonb_set(jsonb_set(r.snapshot::jsonb, place, replacement, false), '{contentHash}', '"removed"')::text
        into strict words from revision r where r.id = published for update;
    update revision r set snapshot = words, hash = encode(sha256(convert_to(words, 'UTF8')), 'hex')
        where r.id = published;
    delete from revision_salt s where s.revision_id = published and s.field in (path, '/contentHash');
    insert into revision_removal (revision_id, field, reason, removed_at)
        values (published, path, why, now()), (published, '/contentHash', 'It is a hash of what was removed.', now())
        on conflict (revision_id, field) do nothing;
end
$$;
revoke execute on function remove_published from public;
