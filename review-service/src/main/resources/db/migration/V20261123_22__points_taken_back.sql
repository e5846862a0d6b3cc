-- A point may open a recheck of a verdict by coming in, and another one by being taken back.
alter table recheck_opened add column taken_back boolean not null default false;
alter table recheck_opened drop constraint recheck_opened_pkey;
alter table recheck_opened add primary key (verdict_id, point_id, taken_back);
