-- Who is served: customers, what each is known by, what was merged into whom, and who looked at what is masked.

-- `name_key` sorts by pinyin. `search_keys` holds everything a customer is found by, as words; in it each name
-- stands from every character on, so that a pattern which begins at a word finds the middle of a name by trigrams.
-- `seen_at`: her last contact, or when the record was made.
create table customers (
  id uuid primary key,
  name text check (name ~ '\S' and char_length(name) <= 80),
  name_key text collate "C" not null,
  level smallint not null check (level between 0 and 3),
  language text check (language in ('zh-Hans', 'zh-Hant', 'en')),
  salutation text check (char_length(salutation) <= 40),
  needs jsonb not null default '[]' check (jsonb_typeof(needs) = 'array'),
  tags text[] not null default '{}' check (cardinality(tags) <= 20),
  preferred_channel text check (preferred_channel in ('chat', 'phone', 'mail')),
  preferred_hours text check (char_length(preferred_hours) <= 100),
  birthday text check (birthday ~ '^(\d{4}-)?\d{2}-\d{2}$'),
  note text check (char_length(note) <= 4000),
  id_number text check (char_length(id_number) <= 40),
  address text check (char_length(address) <= 200),
  search_keys text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  merged_into uuid references customers (id) check (merged_into <> id),
  version int not null default 1 check (version >= 1)
);
create index customers_by_name on customers (name_key, id) where merged_into is null;
create index customers_by_seen on customers (seen_at, id) where merged_into is null;
create index customers_by_level on customers (level, seen_at, id) where merged_into is null and level > 0;
create index customers_search on customers using gin (search_keys gin_trgm_ops) where merged_into is null;
create index customers_tags on customers using gin (tags) where merged_into is null;
create index customers_id_number on customers (id_number) where id_number is not null;
create index customers_merged_into on customers (merged_into) where merged_into is not null;

-- `value` is as it is compared: a phone as E.164, an e-mail in lower case, a visitor's id, the number of an account
-- with a site that signs who its visitor is. Several customers may have one phone or e-mail; a visitor is one.
create table customer_identities (
  id uuid primary key,
  customer_id uuid not null references customers (id),
  kind text not null check (kind in ('phone', 'email', 'visitor', 'account')),
  value text not null check (value ~ '\S' and char_length(value) <= 254),
  -- Proven, and not only said.
  verified boolean not null,
  added_at timestamptz not null,
  unique (customer_id, kind, value)
);
create index customer_identities_value on customer_identities (value, kind);
create unique index customer_identities_one on customer_identities (kind, value) where kind in ('visitor', 'account');

-- What a visitor says of herself and nobody has proven: what candidates are looked for by.
create table customer_claims (
  visitor_id uuid primary key,
  name text,
  phone text,
  email text,
  at timestamptz not null
);

-- The tags in use, so that one idea is spelt one way.
create table customer_tags (
  name text primary key check (name ~ '\S' and char_length(name) <= 30),
  name_key text collate "C" not null
);

-- A merge remembers what it moved and changed, so that it can be taken back.
create table customer_merges (
  id uuid primary key,
  survivor_id uuid not null references customers (id),
  merged_id uuid not null references customers (id),
  moved jsonb not null,
  at timestamptz not null,
  by_id uuid,
  by_name text,
  undone_at timestamptz,
  undone_by_name text,
  check (survivor_id <> merged_id)
);
create index customer_merges_survivor on customer_merges (survivor_id, id);
create unique index customer_merges_once on customer_merges (merged_id) where undone_at is null;

-- Somebody looked and found that these are two people.
create table customer_distinctions (
  one_id uuid not null references customers (id),
  other_id uuid not null references customers (id),
  at timestamptz not null,
  by_name text,
  primary key (one_id, other_id),
  check (one_id < other_id)
);

-- Who looked at what is masked, and why.
create table customer_revelations (
  id uuid primary key,
  customer_id uuid not null references customers (id),
  what text not null check (what in ('phone', 'email', 'id-number', 'address')),
  masked text not null,
  reason text not null check (reason ~ '\S'),
  at timestamptz not null,
  by_id uuid,
  by_name text
);
create index customer_revelations_customer on customer_revelations (customer_id, id);
