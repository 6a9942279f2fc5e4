import { sql } from 'kysely'
import type { Db } from '#platform/database'

/** How often a reaction is tried before it is dead. */
export const attempts = 12

/** For a database that was filled from elsewhere: what was to follow there follows here. */
export async function addJobsAgain(db: Db): Promise<void> {
  await sql`select graphile_worker.add_job('react', json_build_object('eventId', event_id, 'reaction', reaction), max_attempts => ${attempts}::int)
              from reactions where state = 'pending' order by event_id`.execute(db)
}
