-- Hands raised for a leader, who reads along, and what the organisation has decided to tell of it.

create table raised_hands (
  id uuid primary key,
  contact_id uuid not null references contacts (id),
  person_id uuid not null references people (id),
  person_name text,
  unit_id uuid,
  why text not null check (why in ('asked', 'bounced')),
  words text check (words ~ '\S' and char_length(words) <= 500),
  raised_at timestamptz not null,
  coming_id uuid references people (id),
  coming_name text,
  coming_at timestamptz,
  lowered_at timestamptz,
  lowered_how text check (lowered_how in ('lowered', 'taken-over', 'over')),
  check ((coming_id is null) = (coming_at is null)),
  check ((lowered_at is null) = (lowered_how is null))
);
create unique index raised_hands_open on raised_hands (contact_id) where lowered_at is null;
create index raised_hands_contact on raised_hands (contact_id, id);

create table listenings (
  id uuid primary key,
  contact_id uuid not null references contacts (id),
  person_id uuid not null references people (id),
  person_name text not null,
  began_at timestamptz not null,
  ended_at timestamptz
);
create unique index listenings_open on listenings (contact_id, person_id) where ended_at is null;

create table assistance_rule (
  one boolean primary key default true check (one),
  tell_agent_of_listening boolean not null,
  tell_customer_of_take_over boolean not null,
  take_over_words jsonb not null,
  version int not null
);
insert into assistance_rule values (true, true, true, '{"zh-Hans": "", "zh-Hant": "", "en": ""}', 1);
