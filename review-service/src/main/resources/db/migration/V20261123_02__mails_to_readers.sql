-- A mail may go to a reader too: of which kind and about what is said here, to whom and with what words when it is sent.
alter table mail alter column recipient_sub drop not null;
alter table mail add column reader_mail text;
alter table mail add column about uuid;
alter table mail drop constraint mail_check;
alter table mail add constraint mail_of_one_thing check (num_nonnulls(notice_id, digest_day, about) = 1);
alter table mail add constraint mail_to_somebody check (num_nonnulls(recipient_sub, reader_mail) = 1);
alter table mail add constraint mail_about check ((reader_mail is null) = (about is null));
-- However often it is ordered, there is one.
create unique index mail_to_reader on mail (reader_mail, about) where about is not null;
