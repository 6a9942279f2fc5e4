-- A hand kept free for a contact that a colleague still serves and is about to hand over.
create table reserved_hands (
  contact_id uuid primary key references contacts (id),
  person_id uuid not null references agent_states (person_id),
  channel text not null check (channel in ('chat', 'phone', 'mail')),
  since timestamptz not null
);
create index reserved_hands_person on reserved_hands (person_id);
