-- How a text came to be (SAVED by hand, AUTOSAVED while somebody typed, RESTORED from an older one), and the version
-- that the review had just before: so the text that a page was made from can be found by the page's version. Rows from
-- before know neither.
alter table draft_revision
    add column occasion text not null default 'SAVED' check (occasion in ('SAVED', 'AUTOSAVED', 'RESTORED')),
    add column version_before bigint;

-- What somebody of the desk says about a passage of a draft, which is found again by its words (W3C Web Annotation,
-- text quote selector), however the text around it moves. Nothing of it is published or part of what is approved.
create table remark (
    id                  uuid primary key,
    review_id           uuid not null references review,
    field               text not null check (field in ('HEADLINE', 'SUMMARY', 'BODY', 'METHODOLOGY')),
    quote               text not null,
    prefix              text not null,
    suffix              text not null,
    draft_revision_id   uuid references draft_revision,
    text                text not null,
    made_by_sub         text not null,
    made_by_name        text not null,
    made_at             timestamptz not null,
    returned_at         timestamptz,
    resolved_at         timestamptz,
    resolved_by_sub     text,
    resolved_by_name    text,
    version             bigint not null,
    check ((resolved_at is null) = (resolved_by_sub is null)),
    check ((resolved_at is null) = (resolved_by_name is null))
);
create index remark_review on remark (review_id, id);
-- What was said, of what, by whom stays as it is; only what became of it changes.
revoke update, delete, truncate on remark from ${app};
grant update (returned_at, resolved_at, resolved_by_sub, resolved_by_name, version) on remark to ${app};

create table remark_reply (
    id                  uuid primary key,
    remark_id           uuid not null references remark,
    text                text not null,
    made_by_sub         text not null,
    made_by_name        text not null,
    made_at             timestamptz not null
);
create index remark_reply_remark on remark_reply (remark_id, id);
revoke update, delete, truncate on remark_reply from ${app};

-- Who has a review's page open now, a row for each page. Nothing that has to survive: whoever crashed leaves rows that
-- are no longer refreshed, and unlogged tables are emptied by a crash of the database.
create unlogged table presence (
    id                  uuid primary key,
    review_id           uuid not null,
    sub                 text not null,
    name                text not null,
    seen_at             timestamptz not null,
    typed_at            timestamptz
);
create index presence_review on presence (review_id);
