-- What somebody has promised herself to do, and when Huawu reminds her.
create table followups (
  id uuid primary key,
  person_id uuid not null references people (id),
  set_by uuid not null references people (id),
  contact_id uuid references contacts (id),
  text text not null check (text ~ '\S' and char_length(text) <= 500),
  due_at timestamptz not null,
  created_at timestamptz not null,
  told_at timestamptz,
  done_at timestamptz,
  version int not null default 1 check (version >= 1)
);
create index followups_open on followups (person_id, due_at, id) where done_at is null;
create index followups_due on followups (due_at) where done_at is null and told_at is null;
create index followups_contact on followups (contact_id, due_at) where contact_id is not null;
