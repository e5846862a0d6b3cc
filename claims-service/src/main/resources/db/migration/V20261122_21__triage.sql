-- Reviews of the claim that ended because its acceptance was taken back: what is told of them later does not count.
alter table claim add column given_up_reviews uuid[] not null default '{}';
alter table claim add column by_partner boolean not null default false;

-- Points of 1,000, for sorting; the basis says by which table they were computed.
alter table claim add column priority int not null default 0 check (priority between 0 and 1000);
alter table claim add column priority_basis text not null default '';
create index claim_priority on claim (state, priority desc, id desc);
create index claim_priority_of_all on claim (priority desc, id desc);

-- What a merged claim was before, and what it brought to the one that it was merged into, so that splitting it off takes
-- exactly that away again. Merges form a tree; claim.merged_into leads to its root at once.
create table claim_merge (
    claim_id          uuid primary key references claim,
    into_id           uuid not null references claim,
    brought           jsonb not null,
    demand            int not null check (demand >= 0),
    former_state      text not null check (former_state in ('SUBMITTED', 'ACCEPTED', 'REJECTED')),
    former_by_sub     text,
    former_by_name    text,
    former_at         timestamptz,
    former_reason     text,
    former_words      text,
    constraint claim_merge_into_another check (into_id <> claim_id)
);
create index claim_merge_into on claim_merge (into_id);

-- What one press of a button decided, so that one press takes it back.
create table claim_batch (
    id                uuid primary key,
    decision          text not null check (decision in ('ACCEPT', 'REJECT', 'MERGE', 'UNDO')),
    decided_by_sub    text not null,
    decided_by_name   text not null,
    decided_at        timestamptz not null
);
create table claim_batch_item (
    batch_id          uuid not null references claim_batch,
    position          int not null,
    claim_id          uuid not null,
    decided_at        timestamptz,
    review_id         uuid,
    rule              text,
    why               text,
    primary key (batch_id, position),
    constraint claim_batch_item_done_or_why check ((decided_at is null) = (why is not null))
);
