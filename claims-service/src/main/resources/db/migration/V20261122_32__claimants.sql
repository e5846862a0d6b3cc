-- Who says what is claimed. A merged one stays, so that whoever knows its id is led to the one that stands.
create table claimant (
    id           uuid primary key,
    version      bigint not null,
    name         text not null check (char_length(name) between 1 and 300),
    name_key     text not null,
    kind         text not null check (kind in ('PERSON', 'ORGANISATION', 'UNKNOWN')),
    wikidata     text check (wikidata ~ '^Q[1-9][0-9]*$'),
    description  text,
    merged_into  uuid references claimant,
    constraint claimant_merged_into_another check (merged_into is distinct from id)
);
create unique index claimant_by_name on claimant (name_key) where merged_into is null;
create index claimant_by_wikidata on claimant (wikidata) where wikidata is not null;

-- Every name that a claimant ever had, normalised. Names stay after a renaming and move in a merger, so that whoever
-- writes the old name means the same claimant. Deferred, so that a name can be taken before its claimant is written.
create table claimant_name (
    name_key     text primary key,
    claimant_id  uuid not null references claimant deferrable initially deferred
);
create index claimant_name_of on claimant_name (claimant_id);

-- Expand: claim.claimant stays as the name that was written.
alter table claim add column claimant_id uuid references claimant;
create index claim_claimant on claim (claimant_id, id desc) where claimant_id is not null;

-- As ClaimantName.key does it: NFKC and case folding, without characters that nobody sees, blanks as one space.
create temporary table named on commit drop as
select distinct on (name_key) uuidv7() as id, name, name_key
from (select c.claimant as name,
             trim(regexp_replace(
                 normalize(casefold(normalize(
                     regexp_replace(c.claimant, '[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]', '', 'g'),
                     nfkc) collate "pg_unicode_fast"), nfkc),
                 '\s+', ' ', 'g')) as name_key,
             c.id as claim_id
      from claim c where c.claimant is not null) as written
order by name_key, claim_id;
insert into claimant (id, version, name, name_key, kind) select id, 0, name, name_key, 'UNKNOWN' from named;
insert into claimant_name (name_key, claimant_id) select name_key, id from named;
update claim c set claimant_id = n.id
from named n
where c.claimant is not null
  and n.name_key = trim(regexp_replace(
          normalize(casefold(normalize(
              regexp_replace(c.claimant, '[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]', '', 'g'),
              nfkc) collate "pg_unicode_fast"), nfkc),
          '\s+', ' ', 'g'));
