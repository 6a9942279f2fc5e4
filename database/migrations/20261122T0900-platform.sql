-- What every domain stands on: the log of what happened, its reactions, the audit trail, repeated requests.

create extension if not exists pg_trgm;

-- The smallest UUIDv7 of an instant: the bounds of monthly partitions.
create function uuid_floor(instant timestamptz) returns uuid
  language sql immutable strict parallel safe as
$$ select (lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid $$;

-- Makes the monthly partitions of a table for a span of months around an instant.
-- The application role may call it, though it may not create tables.
create function make_partitions(parent text, around timestamptz, months_back int, months_ahead int) returns void
  language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  first timestamptz := date_trunc('month', around at time zone 'UTC') at time zone 'UTC';
  starts timestamptz;
  ends timestamptz;
  part text;
begin
  if parent not in ('events', 'audit', 'audit_values', 'messages') then
    raise exception 'no partitioned table %', parent;
  end if;
  for month in -months_back .. months_ahead loop
    starts := (first at time zone 'UTC' + make_interval(months => month)) at time zone 'UTC';
    ends := (first at time zone 'UTC' + make_interval(months => month + 1)) at time zone 'UTC';
    part := parent || '_' || to_char(starts at time zone 'UTC', 'YYYY_MM');
    if to_regclass('public.' || quote_ident(part)) is null then
      execute format('create table %I partition of %I for values from (%L) to (%L)',
                     part, parent, uuid_floor(starts), uuid_floor(ends));
    end if;
  end loop;
end
$$;

-- Refuses to change what is only ever added to, whoever asks.
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;

-- The contact log and everything else that happened. `transaction` lets a reader follow commits in a
-- safe order: ids are in order of birth, commits are not.
create table events (
  id uuid not null,
  at timestamptz not null,
  type text not null,
  version smallint not null,
  actor_kind text not null check (actor_kind in ('person', 'key', 'visitor', 'system', 'stranger')),
  actor_id uuid,
  actor_name text,
  cause_id uuid,
  contact_id uuid,
  person_id uuid,
  unit_id uuid,
  queue_id uuid,
  visitor_id uuid,
  data jsonb not null,
  transaction xid8 not null default pg_current_xact_id(),
  primary key (id)
) partition by range (id);
create index events_contact on events (contact_id, id) where contact_id is not null;
create index events_person on events (person_id, id) where person_id is not null;
create index events_type on events (type, id);
create trigger events_append_only before update or delete on events
  for each row execute function refuse_change();
select make_partitions('events', now(), 1, 3);

-- One row for each (event, reaction): retried until done, then kept as done or dead.
create table reactions (
  event_id uuid not null,
  reaction text not null,
  at timestamptz not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'dead')),
  attempts smallint not null default 0,
  last_error text,
  finished_at timestamptz,
  primary key (event_id, reaction)
);
create index reactions_open on reactions (state, at) where state <> 'done';

create table audit (
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  address text,
  user_agent text,
  request_id text,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  reason text,
  primary key (id)
) partition by range (id);
create index audit_subject on audit (subject_kind, subject_id, id);
create index audit_actor on audit (actor_id, id);
create index audit_action on audit (action, id);
create trigger audit_append_only before update or delete on audit
  for each row execute function refuse_change();
select make_partitions('audit', now(), 1, 3);

-- The personal values apart from the trail, so that an erasure may clear them (as the owner) and nothing else.
create table audit_values (
  audit_id uuid not null,
  at timestamptz not null,
  subject_label text,
  before jsonb not null,
  after jsonb not null,
  primary key (audit_id)
) partition by range (audit_id);
select make_partitions('audit_values', now(), 1, 3);

-- Answers to requests that carried an Idempotency-Key, kept a day.
create table idempotency_keys (
  actor_key text not null,
  key text not null,
  endpoint text not null,
  request_hash text not null,
  status smallint not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (actor_key, key)
);
create index idempotency_keys_at on idempotency_keys (at);

-- The processes of this organisation that are alive: whose job locks and leases still count.
create table processes (
  id uuid primary key,
  roles text[] not null,
  worker_ids text[] not null default '{}',
  started_at timestamptz not null,
  seen_at timestamptz not null
);
