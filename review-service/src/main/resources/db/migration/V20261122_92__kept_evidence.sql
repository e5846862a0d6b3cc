-- Pages that were looked up as evidence. What the page said of itself stands here, the copy of it (a WARC file) lies in
-- the file store under its SHA-256. Never changed: a page that is fetched again is another row.
create table archived_page (
    id               uuid primary key,
    review_id        uuid not null references review,
    url              text not null,
    final_url        text not null,
    media_type       text not null,
    sha256           text not null,
    payload_sha256   text not null,
    size             int not null,
    title            text,
    publisher        text,
    author           text,
    published_on     text,
    fetched_at       timestamptz not null,
    fetched_by_sub   text not null,
    fetched_by_name  text not null
);
create index archived_page_review on archived_page (review_id, id);
revoke update, delete, truncate on archived_page from ${app};

-- Pictures and documents that were uploaded, as they were made anew: nothing of the original is kept. Never changed.
create table evidence_file (
    id                uuid primary key,
    review_id         uuid not null references review,
    sha256            text not null,
    media_type        text not null,
    size              int not null,
    width             int,
    height            int,
    name              text not null,
    uploaded_by_sub   text not null,
    uploaded_by_name  text not null,
    uploaded_at       timestamptz not null,
    check ((width is null) = (height is null))
);
create index evidence_file_review on evidence_file (review_id, id);
revoke update, delete, truncate on evidence_file from ${app};

alter table evidence
    add column author            text,
    add column protected_source  boolean not null default false,
    add column archive_id        uuid references archived_page,
    add column files             uuid[] not null default '{}',
    add constraint evidence_protects_its_source
        check (not protected_source or (author is not null and url is null and archive_id is null));

-- Who a protected source is: apart from all that is read to publish, to send events or to write the audit trail.
create table protected_source (
    evidence_id  uuid primary key references evidence on delete cascade,
    name         text not null
);
