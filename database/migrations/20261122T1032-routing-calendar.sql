-- A queue opens and closes by a calendar that is there.
alter table queues add constraint queues_calendar foreign key (calendar_id) references calendars (id);
create index queues_by_calendar on queues (calendar_id) where calendar_id is not null;
