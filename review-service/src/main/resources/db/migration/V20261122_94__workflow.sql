-- How much a review matters beside others, and how many editors it needs: what the policy table asked for, or more.
alter table review add column priority text not null default 'NORMAL';
alter table review add column editors_needed int not null default 1 check (editors_needed between 1 and 3);
alter table review add column policy_version bigint not null default 1;
update review set editors_needed = 2 where risk = 'HIGH';

-- Who checks a review beside whoever leads it.
create table review_checker (
    review_id       uuid not null references review,
    sub             text not null,
    name            text not null,
    since           timestamptz not null,
    primary key (review_id, sub)
);
create index review_checker_sub on review_checker (sub, review_id);

-- Who is kept away from a review, and why. It never goes down: nobody is let in again.
create table review_exclusion (
    id              uuid primary key,
    review_id       uuid not null references review,
    sub             text not null,
    name            text not null,
    reach           text not null,
    reason          text not null,
    policy_version  bigint not null,
    excluded_at     timestamptz not null
);
create index review_exclusion_review on review_exclusion (review_id, sub);
revoke update, delete, truncate on review_exclusion from ${app};

-- How people rate the claim, and how somebody else settled it. Each stays; the position says which came later.
create table rating_opinion (
    position        bigint generated always as identity primary key,
    review_id       uuid not null references review,
    by_sub          text not null,
    by_name         text not null,
    rating          text not null,
    reason          text not null,
    settles         boolean not null,
    given_at        timestamptz not null
);
create index rating_opinion_review on rating_opinion (review_id, position);
revoke update, delete, truncate on rating_opinion from ${app};

-- The policy table: each change of a row is a row of its own under the next version of the table. The newest of a row counts.
create table policy_version (
    number          bigint primary key,
    made_at         timestamptz not null,
    by_sub          text not null,
    by_name         text not null
);
revoke update, delete, truncate on policy_version from ${app};

create table policy_rule (
    rule_id         uuid not null,
    version         bigint not null references policy_version,
    name            text not null,
    match           text not null,
    looks_for       text[] not null,
    risk            text not null,
    editors_needed  int not null check (editors_needed between 1 and 3),
    exclusions      jsonb not null,
    retired         boolean not null,
    primary key (rule_id, version)
);
revoke update, delete, truncate on policy_rule from ${app};

insert into policy_version (number, made_at, by_sub, by_name) values (1, now(), 'system', 'Plumbline');
insert into policy_rule (rule_id, version, name, match, looks_for, risk, editors_needed, exclusions, retired) values
    ('01900000-0000-7000-8000-000000000401', 1, 'Harm to people', 'MEASURE',
        array['killed', 'killings', 'slain', 'martyrs', 'martyred', 'murdered', 'executed', 'dead', 'died', 'deaths', 'death',
            'fatalities', 'casualties', 'injured', 'wounded', 'maimed', 'missing', 'displaced', 'refugees', 'hostages',
            'hostage', 'captives', 'abducted', 'rape', 'rapes', 'raped', 'starved', 'starving', 'sexual violence',
            'sexual assault', 'sexual assaults'],
        'HIGH', 2, '[]', false),
    ('01900000-0000-7000-8000-000000000402', 1, 'Elections, health and war', 'TOPIC',
        array['elections', 'election', 'health', 'public-health', 'war', 'wars', '*-war'],
        'HIGH', 2, '[]', false),
    ('01900000-0000-7000-8000-000000000403', 1, 'Counts something in another script', 'UNREAD_MEASURE', array[]::text[],
        'HIGH', 2, '[]', false),
    ('01900000-0000-7000-8000-000000000404', 1, 'Nobody described it', 'UNDESCRIBED', array[]::text[],
        'HIGH', 2, '[]', false);
