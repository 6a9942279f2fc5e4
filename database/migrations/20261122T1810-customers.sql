-- Records are read far more often than written: nothing waits in a list that every search would look through first.
alter index customers_search set (fastupdate = off);
alter index customers_tags set (fastupdate = off);
create index customers_by_level_name on customers (level, name_key, id) where merged_into is null and level > 0;
