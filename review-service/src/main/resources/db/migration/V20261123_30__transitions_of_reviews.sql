-- Other things than reviews have states by now, and the trail tells of them in the same words.
create or replace view review_transition as
    select subject_id as review_id, sequence, at, detail ->> 'previousState' as previous_state,
        coalesce(detail ->> 'state', 'OPEN') as state
    from audit_entry
    where (action = 'review.opened' or detail ->> 'previousState' <> detail ->> 'state')
        and exists (select from review r where r.id = subject_id);
