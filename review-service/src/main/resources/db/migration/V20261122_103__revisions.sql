-- A review that follows a verdict changes it; without a verdict it leads to the first revision of one.
alter table review add column verdict_id uuid references verdict;
-- The revision that it started from: a newer one makes the work of a dropped review outdated.
alter table review add column base_revision int;
alter table review add column opened_because text;
alter table review add column rating_now text;
alter table review add column change_note text;
alter table review add check ((verdict_id is null) = (base_revision is null));
create unique index review_follow_up on review (verdict_id)
    where verdict_id is not null and state not in ('PUBLISHED', 'DROPPED');

-- Who wrote what a follow-up started from: they are its authors as well, whatever is rewritten.
create table carried_author (
    review_id       uuid not null references review,
    sub             text not null,
    name            text not null,
    primary key (review_id, sub)
);
revoke update, delete, truncate on carried_author from ${app};
