-- A claim that says what another one says leads to it, always to the one that stands: never to a merged one.
alter table claim drop constraint claim_state_check;
alter table claim add constraint claim_state_check check (state in ('SUBMITTED', 'ACCEPTED', 'REJECTED', 'MERGED'));
alter table claim add column merged_into uuid references claim;
alter table claim add constraint claim_merged_into_another check
    ((state = 'MERGED') = (merged_into is not null) and merged_into is distinct from id);
create index claim_merged on claim (merged_into) where merged_into is not null;

-- How many people asked for it, as far as can be told without keeping who.
alter table claim add column demand int not null default 0 check (demand >= 0);
