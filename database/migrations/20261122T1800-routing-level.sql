-- A customer's level is hers, and read where it is needed: it may change while she waits.
alter table waiting drop column level;
