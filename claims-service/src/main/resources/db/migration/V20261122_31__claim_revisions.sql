-- What a claim said, each time somebody changed it. Never changed itself: what stood before can always be read and put back.
create table claim_revision (
    id         uuid primary key,
    claim_id   uuid not null references claim,
    number     int not null check (number >= 1),
    statement  jsonb not null,
    by_sub     text not null,
    by_name    text not null,
    at         timestamptz not null,
    comment    text,
    unique (claim_id, number)
);
revoke update, delete, truncate on claim_revision from ${app};

-- The claims that are here already begin their history with what they say now.
insert into claim_revision (id, claim_id, number, statement, by_sub, by_name, at)
select uuidv7(), c.id, 1,
       jsonb_build_object(
           'text', c.text, 'language', c.language, 'restatement', c.restatement, 'claimant', c.claimant,
           'source', c.source, 'statedOn', c.stated_on,
           'appearances', coalesce(
               (select jsonb_agg(jsonb_build_object(
                           'url', a.url, 'publisher', a.publisher, 'headline', a.headline,
                           'publishedOn', a.published_on, 'quote', a.quote) order by a.position)
                from claim_appearance a where a.claim_id = c.id), '[]'),
           'topics', to_jsonb(c.topics), 'quantities', c.quantities),
       c.submitted_by_sub, c.submitted_by_name, c.submitted_at
from claim c;
