-- How far a figure may move before a verdict is checked again, where an editor set it for the verdict itself. A verdict is
-- known here by the review that leads, or led, to its first revision: there is one before anything is published. It is no
-- part of what is published; each change is in the audit trail of the review on whose page it was made.
create table verdict_tolerance (
    review_id  uuid primary key references review,
    mode       text not null check (mode in ('ANY', 'PERCENT', 'ABSOLUTE', 'NEVER')),
    amount     numeric check (amount >= 0),
    reason     text,
    constraint verdict_tolerance_amount check ((mode in ('PERCENT', 'ABSOLUTE')) = (amount is not null)),
    constraint verdict_tolerance_reason check (mode <> 'NEVER' or reason is not null)
);
