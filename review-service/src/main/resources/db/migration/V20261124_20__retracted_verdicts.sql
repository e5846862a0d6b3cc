-- A verdict that the desk does not stand by any more has no rating to be found or counted by.
alter table published_verdict add column retracted boolean not null default false;

create or replace function index_published_verdict(published uuid) returns int language sql as $$
    insert into published_verdict
    select v.id, r.id, r.number, v.claim_id, v.slug, v.language, split_part(lower(v.language), '-', 1), r.rating,
           array(select jsonb_array_elements_text(r.topics)),
           r.content #>> '{claim,claimant}', name_key(r.content #>> '{claim,claimant}'),
           v.created_at, r.published_at, text_configuration(v.language),
           case text_configuration(v.language) when 'plain' then weighed_words('plain', r.content)
                else weighed_words(text_configuration(v.language), r.content) || weighed_words('plain', r.content) end,
           coalesce(r.content ->> 'kind' = 'RETRACTION', false)
    from (select *, snapshot::jsonb as content from revision where id = published) r
    join verdict v on v.id = r.verdict_id
    on conflict (verdict_id) do update set
        revision_id = excluded.revision_id, number = excluded.number, rating = excluded.rating, topics = excluded.topics,
        claimant = excluded.claimant, claimant_key = excluded.claimant_key, published_at = excluded.published_at,
        configuration = excluded.configuration, words = excluded.words, retracted = excluded.retracted
    where published_verdict.number < excluded.number;
    select 1
$$;

update published_verdict p set retracted = true
from revision r
where r.id = p.revision_id and r.snapshot::jsonb ->> 'kind' = 'RETRACTION';
