-- The organisation tree, the people in it, their skills and roles.

-- `depth` grows with every step down, and the foreign key carries the parent's: circles cannot be stored.
create table units (
  id uuid primary key,
  parent_id uuid,
  parent_depth smallint,
  level text not null check (level in ('centre', 'site', 'group', 'team')),
  depth smallint not null generated always as (
    case level when 'centre' then 0 when 'site' then 1 when 'group' then 2 else 3 end
  ) stored,
  name text not null check (name ~ '\S'),
  name_key text collate "C" not null,
  leader_id uuid,
  version int not null default 1,
  unique (id, depth),
  unique nulls not distinct (parent_id, name),
  check ((parent_id is null) = (parent_depth is null)),
  check (parent_depth is null or parent_depth < depth),
  foreign key (parent_id, parent_depth) references units (id, depth) on update cascade
);
create index units_parent on units (parent_id);

create table people (
  id uuid primary key,
  staff_number text not null,
  name text not null check (name ~ '\S'),
  -- Sorts by pinyin; what is searched: name, pinyin, initials, staff number, e-mail, one a line.
  name_key text collate "C" not null,
  search_keys text not null,
  email text,
  languages text[] not null default '{}',
  unit_id uuid references units (id),
  state text not null check (state in ('active', 'left')),
  created_at timestamptz not null,
  left_at timestamptz,
  version int not null default 1,
  check ((state = 'left') = (left_at is not null))
);
create unique index people_staff_number on people (lower(staff_number));
create unique index people_email on people (lower(email)) where email is not null;
create index people_by_name on people (name_key, id);
create index people_by_unit on people (unit_id, name_key, id);
create index people_search on people using gin (search_keys gin_trgm_ops);

alter table units add constraint units_leader foreign key (leader_id) references people (id);
create index units_by_leader on units (leader_id) where leader_id is not null;

create table skills (
  id uuid primary key,
  name text not null check (name ~ '\S'),
  name_key text collate "C" not null,
  description text not null default '',
  retired boolean not null default false,
  version int not null default 1
);
create unique index skills_name on skills (lower(name));
create index skills_by_name on skills (name_key, id);

create table person_skills (
  person_id uuid not null references people (id),
  skill_id uuid not null references skills (id),
  level smallint not null check (level between 1 and 5),
  primary key (person_id, skill_id)
);
create index person_skills_skill on person_skills (skill_id);

-- A role over a unit and everything below it; no unit is the whole organisation.
create table person_roles (
  person_id uuid not null references people (id),
  role text not null check (role in ('administrator', 'supervisor', 'team-leader', 'agent')),
  unit_id uuid references units (id),
  unique nulls not distinct (person_id, role, unit_id),
  check (role <> 'administrator' or unit_id is null)
);
create index person_roles_unit on person_roles (unit_id) where unit_id is not null;
create index person_roles_administrators on person_roles (person_id) where role = 'administrator';

alter table auth_users add constraint auth_users_person foreign key (id) references people (id);
alter table preferences add constraint preferences_person foreign key (person_id) references people (id);
alter table password_links add constraint password_links_person foreign key (person_id) references people (id);
alter table trusted_devices add constraint trusted_devices_person foreign key (person_id) references people (id);
alter table api_keys add constraint api_keys_unit foreign key (unit_id) references units (id);

-- The units at and below one unit.
create function units_below(top uuid) returns setof uuid
  language sql stable parallel safe as
$$
  with recursive below as (
    select id from units where id = top
    union all
    select units.id from units join below on units.parent_id = below.id
  )
  select id from below
$$;
