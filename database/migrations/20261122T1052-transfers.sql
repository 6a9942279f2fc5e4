-- Contacts on their way to a colleague or a queue, and colleagues asked beside a conversation.

create table transfers (
  id uuid primary key,
  contact_id uuid not null references contacts (id),
  by_id uuid,
  by_name text,
  from_id uuid not null references people (id),
  from_name text,
  to_person_id uuid references people (id),
  to_person_name text,
  to_queue_id uuid references queues (id),
  note text check (note ~ '\S' and char_length(note) <= 1000),
  state text not null check (state in ('ringing', 'accepted', 'came-back', 'cancelled', 'over', 'queued')),
  reason text check (reason in ('rejected', 'missed', 'gone')),
  offered_at timestamptz not null,
  expires_at timestamptz,
  ended_at timestamptz,
  check ((to_person_id is null) <> (to_queue_id is null)),
  check ((state = 'queued') = (to_queue_id is not null)),
  check ((to_person_id is null) = (expires_at is null)),
  check ((state = 'ringing') = (ended_at is null)),
  check ((state = 'came-back') = (reason is not null))
);
-- A contact rings with one colleague at a time.
create unique index transfers_ringing on transfers (contact_id) where state = 'ringing';
create index transfers_due on transfers (expires_at) where state = 'ringing';
create index transfers_to on transfers (to_person_id) where state = 'ringing';
create index transfers_contact on transfers (contact_id, id);

create table consults (
  id uuid primary key,
  contact_id uuid not null references contacts (id),
  asker_id uuid not null references people (id),
  asker_name text not null,
  asked_id uuid not null references people (id),
  asked_name text not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('asker', 'asked', 'over')),
  check (asker_id <> asked_id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index consults_open on consults (contact_id, asked_id) where ended_at is null;
create index consults_asked on consults (asked_id) where ended_at is null;
create index consults_contact on consults (contact_id, id);

create table consult_messages (
  id uuid primary key,
  consult_id uuid not null references consults (id),
  client_id uuid not null,
  author_id uuid not null,
  author_name text not null,
  text text not null check (text ~ '\S' and char_length(text) <= 4000),
  at timestamptz not null,
  unique (consult_id, client_id)
);
create index consult_messages_consult on consult_messages (consult_id, id);
