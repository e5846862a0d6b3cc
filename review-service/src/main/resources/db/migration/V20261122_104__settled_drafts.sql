-- A draft also gets another text when somebody settles its rating.
alter table draft_revision drop constraint draft_revision_occasion_check;
alter table draft_revision add constraint draft_revision_occasion_check
    check (occasion in ('SAVED', 'AUTOSAVED', 'RESTORED', 'SETTLED'));
