-- The telephone: the switches that ring, the numbers that are called, the telephones of agents, and the calls themselves.

-- `sealed` is the password of the switch's control interface, encrypted by the secret of this installation.
create table phone_switches (
  id uuid primary key,
  name text not null unique check (name ~ '\S' and char_length(name) <= 40),
  url text not null check (char_length(url) <= 300),
  account text not null check (account ~ '\S'),
  sealed bytea not null,
  application text not null check (application ~ '^[a-z0-9-]{1,40}$'),
  state text not null check (state in ('in-use', 'off')),
  created_at timestamptz not null,
  version int not null default 1 check (version >= 1)
);

-- Which queue a called number leads to.
create table phone_numbers (
  id uuid primary key,
  number text not null unique check (char_length(number) <= 32),
  label text not null check (label ~ '\S' and char_length(label) <= 80),
  queue_id uuid not null references queues (id),
  version int not null default 1 check (version >= 1)
);

-- The telephone on somebody's desk, by its account with the switches.
create table desk_phones (
  person_id uuid primary key references people (id),
  account text not null unique check (account ~ '^[A-Za-z0-9._-]{1,40}$')
);

-- `state` is the call as core knows it; `look_at`: when time alone changes it.
create table phone_calls (
  id uuid primary key,
  switch_id uuid not null references phone_switches (id),
  contact_id uuid unique references contacts (id),
  state jsonb not null,
  look_at timestamptz,
  begun_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1 check (version >= 1)
);
create index phone_calls_live on phone_calls (switch_id) where ended_at is null;
create index phone_calls_due on phone_calls (look_at) where look_at is not null;

-- Which call a leg belongs to; the switch names it in every signal.
create table phone_legs (
  leg text primary key,
  call_id uuid not null references phone_calls (id)
);
create index phone_legs_call on phone_legs (call_id);
