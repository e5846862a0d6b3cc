-- Which claims say the same: a digest of the text without letter case and punctuation (NormalisedText). The service
-- writes it with each claim; where an older version wrote the row, the service fills it in, which the second index is for.
alter table claim add column normalised_text_sha256 text check (normalised_text_sha256 ~ '^[0-9a-f]{64}$');
create index claim_normalised_text on claim (normalised_text_sha256);
create index claim_not_normalised on claim (id) where normalised_text_sha256 is null;

-- What was sent in, under the claim that it said the same as then; that claim may have been merged since.
create table tip (
    id                 uuid primary key,
    claim_id           uuid not null references claim,
    text               text not null check (char_length(text) between 1 and 2000),
    language           text not null,
    seen_url           text,
    seen_publisher     text,
    seen_headline      text,
    seen_published_on  text,
    people             int not null check (people between 1 and 10000),
    sent_by_sub        text not null,
    sent_by_name       text not null,
    received_at        timestamptz not null
);
create index tip_claim on tip (claim_id, id desc);
create index tip_sender on tip (sent_by_sub, id desc);

-- Digests of the private links that lead to a tip; the links themselves are nowhere.
create table tip_link (
    token_sha256  text primary key,
    tip_id        uuid not null references tip on delete cascade
);
create index tip_link_tip on tip_link (tip_id);

-- Who asked for which claim, as an HMAC with the salt of a period. When the period is over the salt goes, and the rows
-- with it; the count stays at the claim.
create table asker_salt (
    period   bigint primary key,
    salt     bytea not null,
    ends_at  timestamptz not null
);
create table asker (
    period    bigint not null references asker_salt on delete cascade,
    hash      bytea not null,
    claim_id  uuid not null references claim,
    primary key (period, claim_id, hash)
);
