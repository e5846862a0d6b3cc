-- The rows of imports that ended long ago are deleted; the imports stay, with their counts.
alter table figure_import add column rows_deleted_at timestamptz;
create index figure_import_with_rows on figure_import (ended_at) where rows_deleted_at is null and state in ('CANCELLED', 'DONE', 'UNDONE');
