-- What a revision did to the verdict, whether the desk still stands by it, and its rating now where that is another one.
-- Of what was told before events said so, the kind is null and the rest as if nothing had become of it.
alter table claim
    add column verdict_rating_now text,
    add column verdict_retracted boolean not null default false,
    add column verdict_kind text;
