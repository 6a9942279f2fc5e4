-- Run after every migration: what the application role may do. It adds to the logs and never changes them.
grant usage on schema public to ${application};
grant select, insert, update, delete on all tables in schema public to ${application};
grant usage, select on all sequences in schema public to ${application};
grant execute on all functions in schema public to ${application};
do $$
declare part regclass;
begin
  for part in
    select relid from pg_partition_tree('events')
    union all select relid from pg_partition_tree('audit')
    union all select relid from pg_partition_tree('audit_values')
  loop
    execute format('revoke update, delete, truncate on %s from %s', part, '${application}');
  end loop;
end $$;
revoke insert, update, delete on migrations from ${application};
grant usage on schema graphile_worker to ${application};
grant select, insert, update, delete on all tables in schema graphile_worker to ${application};
grant usage, select on all sequences in schema graphile_worker to ${application};
grant execute on all functions in schema graphile_worker to ${application};
-- The worker locks its tables to their owner by row-level security without a policy; here the application adds jobs.
do $$
declare jobs regclass;
begin
  for jobs in
    select oid from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
  loop
    execute format('alter table %s disable row level security', jobs);
  end loop;
end $$;
