-- Sites that carry the chat, what is asked before a conversation, messages left, signed identities, allowances.

-- `origins` such as https://shop.example or https://*.shop.example. While there is no site, any page may carry the chat.
create table chat_sites (
  id uuid primary key,
  name text not null unique check (name ~ '\S'),
  origins text[] not null,
  look jsonb not null,
  queue_id uuid references queues (id),
  created_at timestamptz not null,
  version int not null
);

-- With it a site's own server signs who its visitor is. Two are valid at once, so that one can follow the other.
create table chat_site_secrets (
  id uuid primary key,
  site_id uuid not null references chat_sites (id) on delete cascade,
  sealed bytea not null,
  ending text not null check (char_length(ending) = 4),
  created_at timestamptz not null
);
create index chat_site_secrets_site on chat_site_secrets (site_id, id);

-- Who is signed in at the site is one visitor, whatever device she comes from.
create table chat_identities (
  site_id uuid not null references chat_sites (id) on delete cascade,
  user_id text not null check (user_id ~ '\S'),
  visitor_id uuid not null unique references visitors (id),
  name text,
  email text,
  phone text,
  level smallint check (level between 0 and 3),
  seen_at timestamptz not null,
  primary key (site_id, user_id)
);

-- A signed identity opens the door once.
create table chat_identity_nonces (
  site_id uuid not null references chat_sites (id) on delete cascade,
  nonce text not null,
  expires_at timestamptz not null,
  primary key (site_id, nonce)
);
create index chat_identity_nonces_expired on chat_identity_nonces (expires_at);

-- A visitor who is signed in at the site has one on each device.
create table visitor_tokens (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  visitor_id uuid not null references visitors (id),
  created_at timestamptz not null
);
create index visitor_tokens_visitor on visitor_tokens (visitor_id);

-- A message left out of hours waits here for its queue to open; `due_at` is when to look (again).
create table left_messages (
  contact_id uuid primary key references contacts (id),
  queue_id uuid not null references queues (id),
  email text,
  phone text,
  left_at timestamptz not null,
  due_at timestamptz,
  answered_at timestamptz
);
create index left_messages_due on left_messages (due_at) where due_at is not null;

-- How far a sender has used what she may do: not logged, because after a crash everybody may begin anew.
create unlogged table chat_allowances (
  key text primary key,
  used_until timestamptz not null
) with (fillfactor = 50);
create index chat_allowances_over on chat_allowances (used_until);

alter table chat_settings
  add column questions jsonb not null default '[]',
  add column limits jsonb not null default '{}',
  add column queue_choice text not null default 'automatic' check (queue_choice in ('automatic', 'offered')),
  add column asks_rating boolean not null default true;
