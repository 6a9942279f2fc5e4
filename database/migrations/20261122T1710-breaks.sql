-- Kinds of breaks, how many may be on one at once, and who asked for one.

create table break_kinds (
  id uuid primary key,
  name_zh_hans text not null check (name_zh_hans ~ '\S'),
  name_zh_hant text not null check (name_zh_hant ~ '\S'),
  name_en text not null check (name_en ~ '\S'),
  planned_minutes int not null check (planned_minutes between 1 and 480),
  grace_minutes int not null check (grace_minutes between 0 and 60),
  needs_approval boolean not null,
  is_paid boolean not null,
  retired boolean not null,
  version int not null
);
insert into break_kinds
  (id, name_zh_hans, name_zh_hant, name_en, planned_minutes, grace_minutes, needs_approval, is_paid, retired, version)
values
  ('01960000-0000-7000-8000-00000000b001', '休息', '休息', 'Rest', 10, 2, false, true, false, 1),
  ('01960000-0000-7000-8000-00000000b002', '用餐', '用餐', 'Meal', 30, 5, false, false, false, 1),
  ('01960000-0000-7000-8000-00000000b003', '会议', '會議', 'Meeting', 60, 10, false, true, false, 1),
  ('01960000-0000-7000-8000-00000000b004', '培训', '訓練', 'Training', 60, 10, true, true, false, 1),
  ('01960000-0000-7000-8000-00000000b005', '设备故障', '設備故障', 'Technical trouble', 15, 5, false, true, false, 1);

-- A limit of a unit holds for everybody below it; without a kind it holds for all kinds together.
create table break_places (
  unit_id uuid not null references units (id) on delete cascade,
  kind_id uuid references break_kinds (id),
  places int not null check (places between 0 and 1000),
  unique nulls not distinct (unit_id, kind_id)
);

-- `unit_ids`: her unit and all above it, as they were when she asked.
create table break_requests (
  id uuid primary key,
  person_id uuid not null references agent_states (person_id),
  unit_ids uuid[] not null,
  kind_id uuid not null references break_kinds (id),
  state text not null check (state in
    ('asked', 'queued', 'offered', 'granted', 'taken', 'over', 'refused', 'withdrawn', 'lapsed')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  refusal text,
  offered_until timestamptz,
  taken_at timestamptz,
  planned_end_at timestamptz,
  alert_at timestamptz,
  alerted_at timestamptz,
  ended_at timestamptz
);
create unique index break_requests_open on break_requests (person_id)
  where state in ('asked', 'queued', 'offered', 'granted', 'taken');
create index break_requests_state on break_requests (state, asked_at)
  where state in ('asked', 'queued', 'offered', 'granted', 'taken');
create index break_requests_person on break_requests (person_id, id);

-- Who is on a break now goes on being on one, of the kind that her reason has become.
with kinds (reason, kind_id) as (values
  ('rest', '01960000-0000-7000-8000-00000000b001'::uuid), ('meal', '01960000-0000-7000-8000-00000000b002'),
  ('meeting', '01960000-0000-7000-8000-00000000b003'), ('training', '01960000-0000-7000-8000-00000000b004'),
  ('technical', '01960000-0000-7000-8000-00000000b005')),
resting as (
  select agent.person_id, agent.since, kind.id as kind_id, kind.planned_minutes, kind.grace_minutes,
         json_build_object('id', kind.id, 'names', json_build_object(
           'zh-Hans', kind.name_zh_hans, 'zh-Hant', kind.name_zh_hant, 'en', kind.name_en)) as named
    from agent_states agent
    left join kinds on kinds.reason = agent.reason
    join break_kinds kind on kind.id = coalesce(kinds.kind_id, '01960000-0000-7000-8000-00000000b001')
   where agent.state = 'break'),
named as (
  update agent_states set reason = null, break_kind = resting.named
    from resting where agent_states.person_id = resting.person_id)
insert into break_requests
  (id, person_id, unit_ids, kind_id, state, asked_at, taken_at, planned_end_at, alert_at)
select gen_random_uuid(), person_id, '{}', kind_id, 'taken', since, since,
       since + make_interval(mins => planned_minutes), since + make_interval(mins => planned_minutes + grace_minutes)
  from resting;

-- A reason stood beside other states too, where nobody reads it any more.
update agent_states set reason = null where reason in ('meal', 'rest', 'meeting', 'training', 'technical');
