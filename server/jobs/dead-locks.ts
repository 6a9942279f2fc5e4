import type pg from 'pg'

/** Writes down which workers belong to this process, so that others can tell when they are dead. */
export async function nameWorkers(
  pool: pg.Pool,
  processId: string,
  workerIds: readonly string[],
): Promise<void> {
  await pool.query('update processes set worker_ids = $2 where id = $1', [processId, workerIds])
}

/** A worker that was killed keeps its jobs locked for hours: the locks of workers that no living process names go. */
export async function releaseDeadLocks(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
       from graphile_worker._private_jobs
      where locked_at < clock_timestamp() - interval '5 seconds'
        and locked_by not in (
          select unnest(worker_ids) from processes where seen_at > clock_timestamp() - interval '5 seconds')
     having count(*) > 0`,
  )
}
