-- When she was last in contact, if ever. `seen_at` stays the order of the list: her last contact, or when the record
-- was made.
alter table customers add column last_contact_at timestamptz;
update customers c set last_contact_at = contacted.at
  from (select customer_id, max(opened_at) as at from contacts where customer_id is not null group by customer_id) contacted
 where c.id = contacted.customer_id;
