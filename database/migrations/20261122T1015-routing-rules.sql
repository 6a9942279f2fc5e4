-- The rules of a queue: who takes from it, how it deals out, waiting and overflow, silence, wrap-up.

alter table queues
  add column selection text not null default 'longest-idle' check (selection in ('longest-idle', 'least-occupied')),
  add column last_agent_hours int not null default 24 check (last_agent_hours between 0 and 720),
  add column last_agent_wait_seconds int not null default 0 check (last_agent_wait_seconds between 0 and 300),
  add column exclusive boolean not null default false,
  add column auto_accept boolean not null default false,
  add column may_reject boolean not null default true,
  add column misses_allowed int not null default 3 check (misses_allowed between 1 and 10),
  add column vip_priority int not null default 10 check (vip_priority between 0 and 100),
  add column ageing_seconds int not null default 600 check (ageing_seconds between 30 and 7200),
  add column overflow_queue_id uuid references queues (id),
  add column overflow_after_seconds int check (overflow_after_seconds between 1 and 86400),
  add column calendar_id uuid,
  add column visitor_silence_ask_seconds int not null default 180 check (visitor_silence_ask_seconds between 10 and 7200),
  add column visitor_silence_close_seconds int not null default 300 check (visitor_silence_close_seconds between 20 and 14400),
  add column agent_silence_alert_seconds int not null default 60 check (agent_silence_alert_seconds between 10 and 7200),
  add column agent_silence_return_seconds int check (agent_silence_return_seconds between 20 and 14400),
  add column wrap_up_extensions int not null default 2 check (wrap_up_extensions between 0 and 10),
  add column offered_to_visitors boolean not null default true,
  add column public_names jsonb not null default '{"zh-Hans": "", "zh-Hant": "", "en": ""}',
  add constraint queues_overflow_whole check ((overflow_queue_id is null) = (overflow_after_seconds is null)),
  add constraint queues_overflow_elsewhere check (overflow_queue_id <> id),
  add constraint queues_visitor_asked_first check (visitor_silence_ask_seconds < visitor_silence_close_seconds),
  add constraint queues_agent_alerted_first check (agent_silence_alert_seconds < agent_silence_return_seconds);

update queues set exclusive = true where channel = 'phone';

-- `level` is the customer's; `returned` goes first among its own priority. `reserved_for` had the customer last:
-- she is preferred, and until `reserved_until` waited for. `only_for`: nobody else may have it.
alter table waiting
  add column level smallint not null default 0 check (level between 0 and 3),
  add column returned boolean not null default false,
  add column reserved_for uuid,
  add column reserved_until timestamptz,
  add column only_for uuid,
  add constraint waiting_reserved_whole check (reserved_for is null or reserved_until is not null);

-- What it takes to put a contact back where it came from, and whether it wants her alone.
alter table assignments
  add column queue_id uuid references queues (id),
  add column priority int not null default 0,
  add column exclusive boolean not null default false;
