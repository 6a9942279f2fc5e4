-- What people are told beside their work: one row a person, and one for the same thing until she has read it.

create table notices (
  id uuid primary key,
  person_id uuid not null references people (id),
  kind text not null,
  contact_id uuid,
  about_person_id uuid,
  queue_id uuid,
  -- What makes two notices of a kind the same thing.
  subject text not null,
  data jsonb not null,
  urgency text not null check (urgency in ('now', 'soon')),
  link text,
  at timestamptz not null,
  times int not null default 1 check (times > 0),
  read_at timestamptz,
  done_at timestamptz
);
create unique index notices_open on notices (person_id, kind, subject) where read_at is null and done_at is null;
create index notices_newest on notices (person_id, at, id);
create index notices_subject on notices (kind, subject) where done_at is null;

-- How a person wants to be told of what cannot wait.
create table notice_settings (
  person_id uuid primary key references people (id),
  in_browser boolean not null,
  sound boolean not null
);
