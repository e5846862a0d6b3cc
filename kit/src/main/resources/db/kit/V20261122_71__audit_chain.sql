-- The audit trail as chains, one for each subject (ADR 0016): the row's number in the chain of its subject, its position
-- in the whole trail, and a hash over the row and the hash before it. The hashes of the rows that are there already are
-- computed by the next migration, with the code that computes them from now on.
alter table audit_entry
    add column sequence  bigint,
    add column position  bigint,
    add column hash      bytea;

update audit_entry entry
    set sequence = numbered.sequence, position = numbered.position
    from (select id,
                 row_number() over (partition by subject_id order by id) as sequence,
                 row_number() over (order by id) as position
          from audit_entry) numbered
    where numbered.id = entry.id;

alter table audit_entry
    alter column sequence set not null,
    alter column position set not null;
alter table audit_entry alter column position add generated always as identity;
select setval(pg_get_serial_sequence('audit_entry', 'position'), (select coalesce(max(position), 0) + 1 from audit_entry), false);

-- Two writers cannot both follow the same row: the second waits for the first here, and then follows it.
drop index audit_entry_subject;
alter table audit_entry
    add constraint audit_entry_chain unique (subject_id, sequence),
    add constraint audit_entry_position unique (position);
create index audit_entry_action on audit_entry (action, position);
-- Times grow with positions, so a summary of each block is enough to find a day.
create index audit_entry_at on audit_entry using brin (at);
