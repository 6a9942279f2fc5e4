-- Whose contact it is, once somebody knows.
alter table contacts add column customer_id uuid references customers (id);
create index contacts_customer on contacts (customer_id, opened_at, id) where customer_id is not null;

-- The contacts that a merge of customers gave to the survivor, so that they can go back.
create table merged_contacts (
  merge_id uuid not null,
  contact_id uuid not null references contacts (id),
  primary key (merge_id, contact_id)
);
