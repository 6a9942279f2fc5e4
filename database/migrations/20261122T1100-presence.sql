-- Whose screens are connected, by the process that holds them: a process that dies takes its rows' worth with it.
create table presence_screens (
  process_id uuid not null,
  person_id uuid not null references people (id),
  since timestamptz not null,
  primary key (process_id, person_id)
);
create index presence_screens_person on presence_screens (person_id);

-- What follows from it. Who never had a screen since she came to work has no row, and nobody misses her.
create table presences (
  person_id uuid primary key references people (id),
  state text not null check (state in ('here', 'missing', 'dropped')),
  since timestamptz not null,
  told boolean not null,
  contacts int not null check (contacts >= 0)
);
create index presences_missing on presences (since) where state = 'missing';
