-- A sample centre that lives: that this organisation is one, what of its history is written, who its customers are.

create table demo_centre (
  one boolean primary key default true check (one),
  seed text not null,
  began_at timestamptz not null
);

-- Each contact and each day of the history, in the transaction that wrote it: what is here is not written again.
create table demo_written (
  key text primary key
);

-- The same person comes back on another day as the same visitor, in the history as live.
create table demo_customers (
  key text primary key,
  visitor_id uuid not null,
  token text not null
);
