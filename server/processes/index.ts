// Says that this process lives, so that others know whose leases and locks still count.
import type { Role } from '#platform/config'
import type { Organisation } from '#platform/organisations'

const beatMilliseconds = 1_000

/** Registers the process and keeps it registered; `stop` takes it out at once. */
export async function beat(
  organisation: Organisation,
  processId: string,
  roles: readonly Role[],
): Promise<{ stop(): Promise<void> }> {
  const say = () =>
    organisation.pool.query(
      `insert into processes (id, roles, started_at, seen_at) values ($1, $2, clock_timestamp(), clock_timestamp())
       on conflict (id) do update set seen_at = clock_timestamp()`,
      [processId, roles],
    )
  await say()
  await organisation.pool.query(`delete from processes where seen_at < clock_timestamp() - interval '1 hour'`)
  const timer = setInterval(() => {
    say().catch(() => organisation.log.warn('the database does not hear that this process lives'))
  }, beatMilliseconds)
  return {
    async stop() {
      clearInterval(timer)
      await organisation.pool.query('delete from processes where id = $1', [processId]).catch(() => undefined)
    },
  }
}
