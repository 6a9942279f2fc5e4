-- Who can sign in: accounts and sessions as better-auth keeps them, links, devices, failed attempts, API keys.
-- The id of an account is the id of its person.

create table auth_users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth_sessions (
  id uuid primary key,
  user_id uuid not null references auth_users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index auth_sessions_user on auth_sessions (user_id, id);
create index auth_sessions_expiry on auth_sessions (expires_at);

create table auth_accounts (
  id uuid primary key,
  user_id uuid not null references auth_users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index auth_accounts_user on auth_accounts (user_id);

create table auth_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verifications_identifier on auth_verifications (identifier);

-- What a person chose for her own screens.
create table preferences (
  person_id uuid primary key,
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  theme text not null check (theme in ('light', 'dark', 'system'))
);

-- Links that set a password: the token itself is never kept. At most one of a kind is open for a person.
create table password_links (
  id uuid primary key,
  purpose text not null check (purpose in ('invitation', 'reset')),
  person_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create unique index password_links_open on password_links (person_id, purpose)
  where used_at is null and revoked_at is null;

-- Devices from which a person has signed in well: what strangers fail to guess never locks these.
create table trusted_devices (
  person_id uuid not null,
  device_id uuid not null,
  first_used_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (person_id, device_id)
);

-- Failed attempts, counted where they come from. What was typed is kept only as a keyed hash.
create table sign_in_failures (
  counter text primary key,
  failures int not null check (failures > 0),
  last_at timestamptz not null
);
create index sign_in_failures_last on sign_in_failures (last_at);

create table api_keys (
  id uuid primary key,
  name text not null,
  start text not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  role text not null check (role in ('administrator', 'supervisor', 'team-leader', 'agent')),
  unit_id uuid,
  permissions text[],
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  check (role <> 'administrator' or unit_id is null)
);
create index api_keys_open on api_keys (id) where revoked_at is null;

-- The audit trail newest first, and its searched text.
create index audit_at on audit (at, id);
create index audit_values_text on audit_values
  using gin ((coalesce(subject_label, '') || ' ' || before::text || ' ' || after::text) gin_trgm_ops);
