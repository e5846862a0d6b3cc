-- The days of the open data brought an index, revision_published_at, that is the same as the one of the statistics.
drop index revision_published;
