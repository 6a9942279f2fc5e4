-- Who keeps whom waiting in a conversation that is served, and when to look at it again.

-- `due_at` is never later than the first thing that may have to be done: messages in between need not touch the row.
-- `told_at`: in this silence the visitor was asked, or the agent was alerted.
create table chat_silences (
  contact_id uuid primary key references contacts (id),
  silent text not null check (silent in ('visitor', 'agent')),
  since timestamptz not null,
  told_at timestamptz,
  due_at timestamptz not null
);
create index chat_silences_due on chat_silences (due_at);
