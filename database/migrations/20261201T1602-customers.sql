-- Who shares what with whom, for a walk through everybody: the other records that have it, the newest first.
create index customer_identities_shared on customer_identities (value, kind, customer_id)
  where kind in ('phone', 'email');
create index customers_id_number_shared on customers (id_number, id)
  where id_number is not null and merged_into is null;
create index customers_born_on on customers (name_key, "right"(birthday, 5), id)
  where birthday is not null and merged_into is null;
