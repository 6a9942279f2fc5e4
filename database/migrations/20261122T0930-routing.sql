-- Queues and who waits in them, agents and what is in their hands, offers, and whose turn it is to route.

create table queues (
  id uuid primary key,
  name text not null unique check (name ~ '\S'),
  channel text not null check (channel in ('chat', 'phone', 'mail')),
  priority int not null,
  offer_seconds int not null check (offer_seconds between 5 and 600),
  wrap_up_seconds int not null check (wrap_up_seconds between 0 and 3600),
  rings jsonb not null,
  keywords text[] not null,
  is_default boolean not null,
  state text not null check (state in ('open', 'closed')),
  version int not null,
  created_at timestamptz not null
);
create unique index queues_default on queues (channel) where is_default;

create table queue_skills (
  queue_id uuid not null references queues (id) on delete cascade,
  skill_id uuid not null references skills (id),
  level smallint not null check (level between 1 and 5),
  primary key (queue_id, skill_id)
);
create index queue_skills_skill on queue_skills (skill_id);

-- `idle_since` is her last offer or finished contact, whichever is later.
create table agent_states (
  person_id uuid primary key references people (id),
  state text not null check (state in ('ready', 'not-ready', 'break', 'offline')),
  reason text,
  since timestamptz not null,
  idle_since timestamptz not null,
  chat_capacity smallint not null check (chat_capacity between 0 and 50),
  phone_capacity smallint not null check (phone_capacity between 0 and 50),
  mail_capacity smallint not null check (mail_capacity between 0 and 50),
  version int not null
);
create index agent_states_present on agent_states (person_id) where state <> 'offline';

create table offers (
  id uuid primary key,
  contact_id uuid not null,
  person_id uuid not null,
  queue_id uuid not null references queues (id),
  state text not null check (state in ('open', 'accepted', 'rejected', 'missed', 'withdrawn')),
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  reason text,
  note text,
  epoch bigint not null,
  why jsonb not null,
  check ((state = 'open') = (answered_at is null))
);
create unique index offers_open on offers (contact_id) where state = 'open';
create index offers_contact on offers (contact_id, id);
create index offers_person on offers (person_id, id);

-- Not served yet. The row keeps its place while the contact is held out to somebody.
create table waiting (
  contact_id uuid primary key references contacts (id),
  queue_id uuid not null references queues (id),
  channel text not null check (channel in ('chat', 'phone', 'mail')),
  since timestamptz not null,
  priority int not null,
  offer_id uuid unique references offers (id)
);
create index waiting_queue on waiting (queue_id, since);

-- Who rejected or missed a contact does not get it again before `until`.
create table declines (
  contact_id uuid not null references waiting (contact_id) on delete cascade,
  person_id uuid not null,
  until timestamptz not null,
  primary key (contact_id, person_id)
);

-- What is in an agent's hands: her load is these rows. Only a claim adds one, under the lock of her agent_states row.
create table assignments (
  contact_id uuid primary key references contacts (id),
  person_id uuid not null references agent_states (person_id),
  channel text not null check (channel in ('chat', 'phone', 'mail')),
  kind text not null check (kind in ('offered', 'serving', 'wrap-up')),
  since timestamptz not null
);
create index assignments_person on assignments (person_id, contact_id);

-- One router owns an organisation. A claim shares this row's lock, so a new owner waits for the claims of the old one.
create table router_lease (
  one boolean primary key default true check (one),
  epoch bigint not null,
  holder uuid,
  process_id uuid,
  expires_at timestamptz
);
insert into router_lease (epoch) values (0);
