-- Which series each review is checked by: what review_figures says, to be found from the series.
create table review_series (
    review_id  uuid not null references review,
    series_id  uuid not null references series,
    primary key (review_id, series_id)
);
create index review_series_series on review_series (series_id, review_id desc);

insert into review_series (review_id, series_id)
select distinct f.review_id, (line.value ->> 'id')::uuid
from review_figures f
cross join lateral jsonb_array_elements(f.figures::jsonb) as figure (value)
cross join lateral jsonb_array_elements(figure.value -> 'series') as line (value);
