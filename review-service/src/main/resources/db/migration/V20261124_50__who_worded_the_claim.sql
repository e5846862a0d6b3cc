-- Who made the claim what it is with this snapshot; null where it was accepted, and of what was kept before this was asked.
alter table claim_snapshot
    add column changed_by_sub text,
    add column changed_by_name text;

-- Whoever changed the claim under a review that is not published yet wrote part of what it publishes.
insert into carried_author (review_id, sub, name)
    select distinct on (r.id, a.actor_sub) r.id, a.actor_sub, a.actor_name
    from review r join audit_entry a on a.subject_id = r.id
    where a.action = 'claim.changed' and r.state <> 'PUBLISHED'
    order by r.id, a.actor_sub, a.sequence
    on conflict do nothing;
