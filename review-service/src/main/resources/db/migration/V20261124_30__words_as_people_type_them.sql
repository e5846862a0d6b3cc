-- One number is written 33,000, 33.000, 33 000 and ٣٣٬٠٠٠, and one Arabic word in several spellings. Published words and
-- the words of a search are brought to one form before they are compared.

-- Digits become ASCII ones, separators between groups of digits go, and Arabic letters lose what writers leave out: marks,
-- tatweel, hamza on alif, the dots of a final ya. A final ha becomes ta marbuta and not the other way round, because that
-- is the one that PostgreSQL's stemmer takes off. Between two digits a hyphen separates: PostgreSQL would read a sign.
-- Whether a space belongs to a number only people can tell, so whoever calls says.
create function folded(typed text, spaces_group boolean) returns text language sql immutable as $$
    select regexp_replace(regexp_replace(regexp_replace(
        translate(
            -- Marks of direction, tatweel, and the vowels above and below letters.
            regexp_replace(normalize(typed, nfkc), '[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u0640'
                || '\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED]', '', 'g'),
            '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९٫أإآٱىیک',
            '012345678901234567890123456789.ااااييك'),
        'ه(?![\u0621-\u064A\u066E-\u06D3])', 'ة', 'g'),
        '(?<=(^|[^0-9])[0-9]{1,3})[,.''’٬،' || case when spaces_group then ' ' else '' end
            -- The groups of a lakh have two digits.
            || '](?=([0-9]{2},)*[0-9]{3}($|[^0-9]))', '', 'g'),
        '(?<=[0-9])-(?=[0-9])', ' ', 'g')
$$;

-- A text as it is indexed: 33 000 as one number, and its parts behind it, since "October 7 250" may be two.
create function indexed_text(published text) returns text language sql immutable as $$
    select concat_ws(E'\n', folded(published, true),
        (select string_agg(parts[1], E'\n') from regexp_matches(folded(published, false), '[0-9]+(?: [0-9]+)+', 'g') parts))
$$;

create or replace function weighed_words(configuration text, snapshot jsonb) returns tsvector language sql stable as $$
    select setweight(to_tsvector(configuration::regconfig, indexed_text(concat_ws(E'\n',
               snapshot ->> 'headline', snapshot #>> '{claim,text}', snapshot #>> '{claim,restatement}'))), 'A')
        || setweight(to_tsvector(configuration::regconfig, indexed_text(concat_ws(E'\n',
               snapshot ->> 'summary', snapshot #>> '{claim,claimant}', snapshot #>> '{claim,source}',
               (select string_agg(replace(topic, '-', ' '), E'\n')
                from jsonb_array_elements_text(snapshot #> '{claim,topics}') topic)))), 'B')
        || setweight(to_tsvector(configuration::regconfig, indexed_text(concat_ws(E'\n',
               snapshot ->> 'body', snapshot ->> 'methodology'))), 'D')
$$;

-- What somebody typed, in every language that something is published in, and with spaces in numbers read both ways: nobody
-- says which they mean.
create or replace function public_query(typed text) returns tsquery language plpgsql stable as $$
declare
    reading text;
    language_configuration text;
    either tsquery;
begin
    for reading in select folded(typed, false) union select folded(typed, true) loop
        for language_configuration in select 'plain' union select configuration from published_verdict loop
            either := coalesce(either || websearch_to_tsquery(language_configuration::regconfig, reading),
                               websearch_to_tsquery(language_configuration::regconfig, reading));
        end loop;
    end loop;
    return either;
end
$$;

delete from published_verdict;
select index_published_verdicts();
