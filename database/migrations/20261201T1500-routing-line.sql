-- Since when a contact stands in the line where it stands: rings and overflow count from here, the order from `since`.
-- The default is for a program of before that still runs.
alter table waiting add column line_since timestamptz not null default current_timestamp;
update waiting set line_since = since;
