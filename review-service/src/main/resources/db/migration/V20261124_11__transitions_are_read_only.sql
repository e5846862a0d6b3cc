-- A view of one table can be changed as the table can, with the rights of the owner of both: what the service's login cannot
-- do to the audit trail it could have done to this view of it.
revoke insert, update, delete on review_transition from ${app};
