-- A link that anybody may ask for by mail stands beside the one that was handed over, and ends it not.
drop index password_links_open;
create index password_links_open on password_links (person_id, purpose)
  where used_at is null and revoked_at is null;
