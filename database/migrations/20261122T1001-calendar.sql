-- When the centre is open: calendars with their week, their special days, and what was imported into them.

create table calendars (
  id uuid primary key,
  name text not null check (name ~ '\S'),
  time_zone text not null,
  -- Seven lists of intervals in minutes, Monday first.
  week jsonb not null,
  version int not null default 1,
  created_at timestamptz not null
);
create unique index calendars_name on calendars (lower(name));

create table calendar_days (
  calendar_id uuid not null references calendars (id) on delete cascade,
  date date not null,
  plan jsonb not null,
  name text not null,
  -- What customers are told, in each language.
  note jsonb,
  primary key (calendar_id, date)
);

create table calendar_imports (
  id uuid primary key,
  calendar_id uuid not null references calendars (id) on delete cascade,
  at timestamptz not null,
  by_id uuid,
  by_name text,
  file_name text not null,
  -- Each day it changed, as it was before and as the import left it.
  changes jsonb not null,
  undone_at timestamptz
);
create index calendar_imports_newest on calendar_imports (calendar_id, at, id);
