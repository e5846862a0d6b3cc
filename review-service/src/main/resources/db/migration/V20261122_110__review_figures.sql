-- By which series a review's claim is checked, and what the check came to with what was known then: canonical JSON, as it
-- is published. The points are in it, so that what editors approve is a set that nothing changes which comes in later.
create table review_figures (
    review_id  uuid primary key references review,
    figures    text not null
);
