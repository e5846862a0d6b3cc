-- What is removed from a revision goes from what verdicts are found by too: names, topics and words.
create or replace function remove_published(published uuid, path text, replacement jsonb, why text) returns void
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
    -- Indexing replaces only the row of an older revision. Without one of this revision a newer one is what is found.
    delete from published_verdict p where p.revision_id = published;
    if found then
        perform index_published_verdict(published);
    end if;
end
$$;

-- What was removed before is found until now.
delete from published_verdict p using revision_removal r where r.revision_id = p.revision_id;
select index_published_verdicts();
