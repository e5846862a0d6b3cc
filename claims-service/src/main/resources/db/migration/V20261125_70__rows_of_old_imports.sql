-- The rows of imports that ended long ago are deleted; the imports stay, with their counts.
alter table claim_import add column rows_deleted_at timestamptz;
create index claim_import_with_rows on claim_import (ended_at) where rows_deleted_at is null and state in ('CANCELLED', 'DONE');
