-- Who was asked to approve a review and has not said that they know: settled when nothing waits for them there any more.
create index notice_asks_for_approval on notice (review_id) where kind = 'APPROVAL_WANTED' and read_at is null;
