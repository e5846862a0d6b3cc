-- Until when the desk wants a review done; a day of the desk's time zone.
alter table review add column due_on date;
create index review_due on review (due_on) where due_on is not null;
