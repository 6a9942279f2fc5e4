-- What was finished today, by person and by team, however long the years before were.
create index contacts_holder_wrapped_up on contacts (holder_id, wrapped_up_at, id) where wrapped_up_at is not null;
create index contacts_unit_wrapped_up on contacts (unit_id, wrapped_up_at, id) where wrapped_up_at is not null;
create index contacts_wrapped_up on contacts (wrapped_up_at, id) where wrapped_up_at is not null;
