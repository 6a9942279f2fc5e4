-- The contacts that a merge of customers gave to the survivor, so that they can go back; in place of a table that
-- nothing has written yet.
drop table merged_contacts;
create table contacts_given (
  merge_id uuid not null,
  contact_id uuid not null references contacts (id),
  primary key (merge_id, contact_id)
);
