-- A leader's word to who serves the customer, and who was asked in to read along.
alter table messages drop constraint messages_kind_check;
alter table messages add constraint messages_kind_check
  check (kind in ('text', 'file', 'note', 'whisper', 'happening'));
alter table contacts add column readers uuid[] not null default '{}';
