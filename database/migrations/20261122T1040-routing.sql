-- An agent whose line died; why she is offered nothing for a while; and the clock of her wrap-ups.

alter table agent_states drop constraint agent_states_state_check;
alter table agent_states add constraint agent_states_state_check
  check (state in ('ready', 'not-ready', 'break', 'offline', 'dropped'));

-- `holds`: while there is any, she keeps what she has and is offered nothing new, whatever she has set.
alter table agent_states add column holds text[] not null default '{}';

-- Which kind of break: its id and its names as they were when she went.
alter table agent_states add column break_kind jsonb;

-- `over_at`: the time was up and her hand is free; what is to be filled in is still there.
create table wrap_ups (
  contact_id uuid primary key references contacts (id),
  person_id uuid not null references agent_states (person_id),
  begun_at timestamptz not null,
  due_at timestamptz not null,
  extension_seconds int not null,
  extensions smallint not null,
  most_extensions smallint not null,
  over_at timestamptz
);
create index wrap_ups_due on wrap_ups (due_at) where over_at is null;
create index wrap_ups_over on wrap_ups (over_at) where over_at is not null;
create index wrap_ups_person on wrap_ups (person_id);
