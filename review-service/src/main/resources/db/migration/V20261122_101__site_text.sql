-- What the desk says of itself, in Markdown. Every version is kept; the newest one is shown, and where there is none the
-- text that the service brings along.
create table site_text (
    name         text not null,
    language     text not null,
    version      int not null,
    body         text not null,
    author_sub   text not null,
    author_name  text not null,
    written_at   timestamptz not null,
    primary key (name, language, version)
);
revoke update, delete, truncate on site_text from ${app};
