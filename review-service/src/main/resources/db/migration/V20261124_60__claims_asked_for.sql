-- How many people asked for a claim, as claims-service told it last: of every claim, as it may be accepted later.
create table claim_demand (
    claim_id    uuid primary key,
    people      integer not null,
    told_at     timestamptz not null,
    sequence    bigint not null
);
revoke delete, truncate on claim_demand from ${app};

-- Since when readers are told that the claim is being checked; null where no editor said so, and when it is over.
alter table review add column listed_at timestamptz;
create index review_listed on review (listed_at) where listed_at is not null;
