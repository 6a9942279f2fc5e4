-- A revelation of what is hidden in her notes.
alter table customer_revelations drop constraint customer_revelations_what_check;
alter table customer_revelations add constraint customer_revelations_what_check
  check (what in ('phone', 'email', 'id-number', 'address', 'note')) not valid;
alter table customer_revelations validate constraint customer_revelations_what_check;
