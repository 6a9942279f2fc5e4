-- What an administrator saw when she changed it: a second one must not overwrite the first.
alter table control.organisations add column version int not null default 1;
