-- What agents say often, written once: for one person, for a team, for everybody.

create table canned_replies (
  id uuid primary key,
  scope text not null check (scope in ('own', 'team', 'all')),
  person_id uuid references people (id),
  unit_id uuid references units (id),
  folder text check (folder ~ '\S'),
  name text not null check (name ~ '\S'),
  name_key text collate "C" not null,
  shortcut text check (shortcut ~ '^[^\s/]+$'),
  changed_at timestamptz not null,
  version int not null default 1 check (version >= 1),
  check ((scope = 'own') = (person_id is not null)),
  check ((scope = 'team') = (unit_id is not null))
);
create index canned_replies_by_name on canned_replies (name_key, id);
create index canned_replies_own on canned_replies (person_id) where person_id is not null;
create index canned_replies_team on canned_replies (unit_id) where unit_id is not null;
-- A shortcut means one reply among those of one person, one team, the house; her own goes before the others.
create unique index canned_replies_shortcut on canned_replies
  (scope, coalesce(person_id, unit_id, '00000000-0000-0000-0000-000000000000'::uuid), lower(shortcut))
  where shortcut is not null;

create table canned_messages (
  reply_id uuid not null references canned_replies (id) on delete cascade,
  place smallint not null check (place >= 1),
  text_zh_hans text check (char_length(text_zh_hans) <= 4000),
  text_zh_hant text check (char_length(text_zh_hant) <= 4000),
  text_en text check (char_length(text_en) <= 4000),
  primary key (reply_id, place),
  check (coalesce(text_zh_hans, text_zh_hant, text_en) is not null)
);

-- Stored before the reply that carries it is written; without one after a day it is swept away.
create table canned_files (
  id uuid primary key,
  reply_id uuid references canned_replies (id),
  place smallint,
  person_id uuid not null references people (id),
  name text not null check (name ~ '\S'),
  content_type text not null,
  bytes int not null check (bytes > 0),
  sha256 text not null,
  storage_key text not null unique,
  at timestamptz not null,
  check ((reply_id is null) = (place is null))
);
create index canned_files_reply on canned_files (reply_id, place) where reply_id is not null;
create index canned_files_loose on canned_files (at) where reply_id is null;

create table canned_uses (
  reply_id uuid not null references canned_replies (id) on delete cascade,
  person_id uuid not null references people (id),
  times int not null check (times >= 1),
  last_at timestamptz not null,
  primary key (reply_id, person_id)
);
