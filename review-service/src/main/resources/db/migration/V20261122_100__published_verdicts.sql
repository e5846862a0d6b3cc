-- What the public can find: each verdict as its newest revision says it, with the words it is found by. Derived: the rows
-- can be deleted at any time, and index_published_verdicts() writes them anew.
create extension if not exists unaccent;

-- For names, and for languages that PostgreSQL cannot stem: words as they are, but without accents.
create text search configuration plain (copy = simple);
alter text search configuration plain alter mapping for hword, hword_part, word with unaccent, simple;

create table published_verdict (
    verdict_id          uuid primary key references verdict,
    revision_id         uuid not null unique,
    number              int not null,
    claim_id            uuid not null,
    slug                text not null,
    language            text not null,
    base_language       text not null,
    rating              text not null,
    topics              text[] not null,
    claimant            text,
    claimant_key        text,
    first_published_at  timestamptz not null,
    published_at        timestamptz not null,
    configuration       text not null,
    words               tsvector not null
);
create index published_verdict_words on published_verdict using gin (words);
create index published_verdict_topics on published_verdict using gin (topics);
create index published_verdict_claim on published_verdict (claim_id);
create index published_verdict_claimant on published_verdict (claimant_key, revision_id desc);
create index published_verdict_rating on published_verdict (rating, revision_id desc);
create index published_verdict_published_at on published_verdict (published_at);

-- Open data is divided by days.
create index revision_published_at on revision (published_at);

-- By a BCP 47 tag, how the words of a language are brought to their stems.
create function text_configuration(language text) returns text language sql immutable as $$
    select case split_part(lower(language), '-', 1)
        when 'ar' then 'arabic' when 'ca' then 'catalan' when 'da' then 'danish' when 'de' then 'german'
        when 'el' then 'greek' when 'en' then 'english' when 'es' then 'spanish' when 'fi' then 'finnish'
        when 'fr' then 'french' when 'ga' then 'irish' when 'hi' then 'hindi' when 'hu' then 'hungarian'
        when 'hy' then 'armenian' when 'id' then 'indonesian' when 'it' then 'italian' when 'lt' then 'lithuanian'
        when 'nb' then 'norwegian' when 'nl' then 'dutch' when 'nn' then 'norwegian' when 'no' then 'norwegian'
        when 'pt' then 'portuguese' when 'ro' then 'romanian' when 'ru' then 'russian' when 'sr' then 'serbian'
        when 'sv' then 'swedish' when 'ta' then 'tamil' when 'tr' then 'turkish' when 'yi' then 'yiddish'
        else 'plain' end
$$;

-- The last part of a claimant's address: letters and digits of the name, whatever its alphabet, in lower case. The
-- collation is named because the database's own may know no letters but ASCII ones.
create function name_key(name text) returns text language sql immutable as $$
    select coalesce(
        nullif(trim(both '-' from regexp_replace(
            lower(normalize(name, nfkc) collate pg_c_utf8), '[^[:alnum:]]+' collate pg_c_utf8, '-', 'g')), ''),
        'name-' || left(md5(name), 12))
$$;

create function weighed_words(configuration text, snapshot jsonb) returns tsvector language sql stable as $$
    select setweight(to_tsvector(configuration::regconfig, concat_ws(E'\n',
               snapshot ->> 'headline', snapshot #>> '{claim,text}', snapshot #>> '{claim,restatement}')), 'A')
        || setweight(to_tsvector(configuration::regconfig, concat_ws(E'\n',
               snapshot ->> 'summary', snapshot #>> '{claim,claimant}', snapshot #>> '{claim,source}',
               (select string_agg(replace(topic, '-', ' '), E'\n')
                from jsonb_array_elements_text(snapshot #> '{claim,topics}') topic))), 'B')
        || setweight(to_tsvector(configuration::regconfig, concat_ws(E'\n',
               snapshot ->> 'body', snapshot ->> 'methodology')), 'D')
$$;

create function index_published_verdict(published uuid) returns int language sql as $$
    insert into published_verdict
    select v.id, r.id, r.number, v.claim_id, v.slug, v.language, split_part(lower(v.language), '-', 1), r.rating,
           array(select jsonb_array_elements_text(r.topics)),
           r.content #>> '{claim,claimant}', name_key(r.content #>> '{claim,claimant}'),
           v.created_at, r.published_at, text_configuration(v.language),
           case text_configuration(v.language) when 'plain' then weighed_words('plain', r.content)
                else weighed_words(text_configuration(v.language), r.content) || weighed_words('plain', r.content) end
    from (select *, snapshot::jsonb as content from revision where id = published) r
    join verdict v on v.id = r.verdict_id
    on conflict (verdict_id) do update set
        revision_id = excluded.revision_id, number = excluded.number, rating = excluded.rating, topics = excluded.topics,
        claimant = excluded.claimant, claimant_key = excluded.claimant_key, published_at = excluded.published_at,
        configuration = excluded.configuration, words = excluded.words
    where published_verdict.number < excluded.number;
    select 1
$$;

-- Writes the rows that are not there, and says how many those were.
create function index_published_verdicts() returns bigint language sql as $$
    select count(index_published_verdict(r.id)) from revision r
    where r.number = (select max(newer.number) from revision newer where newer.verdict_id = r.verdict_id)
      and not exists (select from published_verdict p where p.revision_id = r.id)
$$;

-- In the transaction that publishes: nothing is public that cannot be found, and nobody has to remember it.
create function index_new_revision() returns trigger language plpgsql as $$
begin
    perform index_published_verdict(new.id);
    return null;
end
$$;
create trigger revision_is_indexed after insert on revision for each row execute function index_new_revision();

-- What somebody typed, in every language that something is published in: nobody says in which one they ask.
create function public_query(typed text) returns tsquery language plpgsql stable as $$
declare
    language_configuration text;
    either tsquery := websearch_to_tsquery('plain', typed);
begin
    for language_configuration in select distinct configuration from published_verdict where configuration <> 'plain' loop
        either := either || websearch_to_tsquery(language_configuration::regconfig, typed);
    end loop;
    return either;
end
$$;

select index_published_verdicts();
