-- Who was let in again after the policy table had kept them away from a review, by whom and why. The exclusion itself stays.
create table lifted_exclusion (
    exclusion_id    uuid primary key references review_exclusion,
    by_sub          text not null,
    by_name         text not null,
    reason          text not null,
    lifted_at       timestamptz not null
);
revoke update, delete, truncate on lifted_exclusion from ${app};

-- Those that keep somebody away.
create view standing_exclusion as
    select e.* from review_exclusion e
    where not exists (select from lifted_exclusion l where l.exclusion_id = e.id);
-- A change of a view of one table is one of the table, made with its owner's rights.
revoke insert, update, delete on standing_exclusion from ${app};
