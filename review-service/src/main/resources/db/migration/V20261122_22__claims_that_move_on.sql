-- A claim can change after it was accepted: the newest snapshot is the one with the highest sequence of its event.
alter table claim_snapshot add column sequence bigint not null default 0;
drop index claim_snapshot_claim;
create index claim_snapshot_newest on claim_snapshot (claim_id, sequence desc);

-- The last event that said how a claim stands: accepted, reopened, merged or split. Older ones say nothing any more.
create table claim_standing (
    claim_id   uuid primary key,
    sequence   bigint not null
);

-- Withdrawn: the acceptance that opened the review was taken back, or its claim was merged into another one.
alter table review add column withdrawn boolean not null default false;
-- What happened to the claim after its verdict was published, for the desk to act on.
alter table review add column claim_notice text;
