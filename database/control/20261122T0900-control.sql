-- Which organisations there are, and where each one's database is.
create schema if not exists control;

create table control.organisations (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$'),
  name text not null,
  database_name text not null unique,
  hosts text[] not null default '{}',
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en')),
  time_zone text not null,
  created_at timestamptz not null
);
