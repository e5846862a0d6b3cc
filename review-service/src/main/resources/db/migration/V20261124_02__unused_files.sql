-- Contents of which an upload was deleted. Their files go next, unless something else has the same content.
create table unused_file (
    sha256   text primary key,
    since    timestamptz not null
);

create index evidence_file_uploaded_at on evidence_file (uploaded_at);
create index evidence_file_sha256 on evidence_file (sha256);
create index archived_page_sha256 on archived_page (sha256);
create index evidence_files on evidence using gin (files);

-- Deletes uploads that no source of any review refers to, the oldest first, and says how many. The service's login may not
-- delete from the table itself: this is all that it can take away. The review is locked first, as by every change of it, so
-- that no source comes to refer to the upload meanwhile; one that somebody is changing is passed over.
create function delete_unused_uploads(uploaded_before timestamptz, most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    upload record;
    deleted int := 0;
begin
    if uploaded_before > now() - interval '1 day' then
        raise exception 'Somebody may be about to use what was uploaded less than a day ago';
    end if;
    for upload in
        select f.id, f.review_id, f.sha256 from evidence_file f
        where f.uploaded_at < uploaded_before and not exists (select from evidence e where e.files @> array[f.id])
        order by f.uploaded_at, f.id limit most
    loop
        perform from review r where r.id = upload.review_id for update skip locked;
        continue when not found;
        delete from evidence_file f
            where f.id = upload.id and not exists (select from evidence e where e.files @> array[f.id]);
        if found then
            insert into unused_file (sha256, since) values (upload.sha256, now()) on conflict do nothing;
            deleted := deleted + 1;
        end if;
    end loop;
    return deleted;
end
$$;
revoke execute on function delete_unused_uploads from public;
grant execute on function delete_unused_uploads to ${app};
