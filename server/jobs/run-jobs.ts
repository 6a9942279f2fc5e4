// Does what follows from what happened: one job for each (event, reaction), tried again until it is done or dead.
import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, run, type Runner, runOnce, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type { StoredEvent } from '#protocol'
import { perform, type Tx } from '#platform/action'
import { eventColumns, type EventRow, readEvent } from '#platform/feed'
import { type Log, withoutValues } from '#platform/log'
import type { Organisation } from '#platform/organisations'
import { nameWorkers, releaseDeadLocks } from './dead-locks.ts'
import { attempts } from './pending-reactions.ts'

export type Reaction = {
  /** The type of the event it follows from. */
  on: string
  /** Stable: it stands in the database beside each event. */
  name: string
  /** Must do no harm when it is done twice. */
  react(tx: Tx, event: StoredEvent): Promise<void>
}

/** The names of what follows from a type of event. */
export function reactionsTo(reactions: readonly Reaction[]): (eventType: string) => readonly string[] {
  const byType = Map.groupBy(reactions, (reaction) => reaction.on)
  return (eventType) => byType.get(eventType)?.map((reaction) => reaction.name) ?? []
}

/** Works until it is stopped, also where the database goes away meanwhile. */
export async function runJobs(
  organisation: Organisation,
  reactions: readonly Reaction[],
  processId: string,
): Promise<{ stop(): Promise<void> }> {
  const { pool, log } = organisation
  let stopped = false
  let runner = await startRunner(organisation, reactions, processId)
  const living = live()
  await pool.query(`select graphile_worker.add_job('keep-house', job_key => 'keep-house-at-start')`)
  const timer = setInterval(() => void releaseDeadLocks(pool).catch(() => undefined), 5_000)

  /** A worker that cannot say that a job is done ends itself; the next one finds the job done, or does it. */
  async function live(): Promise<void> {
    for (let lives = true; !stopped; lives = await revived()) {
      if (lives)
        await runner.promise.catch((error: unknown) =>
          log.warn({ error }, 'the worker stopped and is started again'),
        )
    }
  }

  async function revived(): Promise<boolean> {
    await pause(afterDeathMilliseconds)
    if (stopped) return false
    const next = await startRunner(organisation, reactions, processId).catch(() => undefined)
    runner = next ?? runner
    return next !== undefined
  }

  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await runner.stop().catch(() => undefined)
      await living
      // One that was just being started.
      await runner.stop().catch(() => undefined)
    },
  }
}

const afterDeathMilliseconds = 1_000

async function startRunner(
  organisation: Organisation,
  reactions: readonly Reaction[],
  processId: string,
): Promise<Runner> {
  const { pool } = organisation
  const events = new EventEmitter()
  const workerIds: string[] = []
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) =>
    workerIds.push(worker.workerId),
  )
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(organisation, reactions),
    events,
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    crontab: '*/30 * * * * keep-house ?fill=1h',
    logger: quiet(organisation.log),
    // Without a delay, however short, nobody catches it when a job's end cannot be written down.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  await nameWorkers(pool, processId, workerIds)
  await releaseDeadLocks(pool)
  return runner
}

/** Does what is due now and returns; for tests. */
export async function runDueJobs(organisation: Organisation, reactions: readonly Reaction[]): Promise<void> {
  await runOnce({
    pgPool: organisation.pool,
    taskList: tasksOf(organisation, reactions),
    noHandleSignals: true,
    logger: quiet(organisation.log),
  })
}

/** What a worker of this organisation can do. */
export function tasksOf(organisation: Organisation, reactions: readonly Reaction[]): TaskList {
  const byName = new Map(reactions.map((reaction) => [reaction.name, reaction]))
  return {
    react: async (payload, helpers) => {
      const { eventId, reaction } = payload as { eventId: string; reaction: string }
      const isLast = helpers.job.attempts >= attempts
      await follow(organisation, { eventId, reaction, isLast }, byName.get(reaction))
    },
    'keep-house': () => keepHouse(organisation),
  }
}

async function follow(
  organisation: Organisation,
  { eventId, reaction: name, isLast }: { eventId: string; reaction: string; isLast: boolean },
  reaction: Reaction | undefined,
): Promise<void> {
  try {
    await perform(
      { organisation, actor: { kind: 'system', name }, now: organisation.clock(), causeId: eventId },
      async (tx) => {
        const row = await tx.db
          .updateTable('reactions')
          .set((update) => ({
            attempts: update('attempts', '+', 1),
            state: 'done',
            finished_at: tx.now,
            last_error: null,
          }))
          .where('event_id', '=', eventId)
          .where('reaction', '=', name)
          .where('state', '<>', 'done')
          .returning('event_id')
          .executeTakeFirst()
        if (!row) return
        if (!reaction) throw new Error(`no reaction is called ${name}`)
        await reaction.react(tx, await eventOf(tx, eventId))
      },
    )
  } catch (error) {
    await organisation.pool.query(
      `update reactions set attempts = attempts + 1, last_error = $3, state = $4 where event_id = $1 and reaction = $2 and state <> 'done'`,
      [eventId, name, String(error).slice(0, 500), isLast ? 'dead' : 'pending'],
    )
    throw error
  }
}

async function eventOf(tx: Tx, id: string): Promise<StoredEvent> {
  const { rows } = await sql<EventRow>`select ${sql.raw(eventColumns)} from events where id = ${id}`.execute(
    tx.db,
  )
  if (!rows[0]) throw new Error('the event of a reaction is not in the log')
  return readEvent(rows[0])
}

/** Next months' partitions, and away with answers that nobody will ask for again. */
async function keepHouse(organisation: Organisation): Promise<void> {
  const now = organisation.clock()
  await organisation.pool.query(
    `select make_partitions(parent, $1, 0, 3) from unnest(array['events', 'audit', 'audit_values', 'messages']) as parent`,
    [now],
  )
  await organisation.pool.query(
    `delete from idempotency_keys where at < $1::timestamptz - interval '1 day'`,
    [now],
  )
  // Who is killed at the last attempt cannot say so any more.
  await organisation.pool.query(
    `update reactions set state = 'dead'
      where state = 'pending' and not exists (
        select from graphile_worker._private_jobs as job
         where job.payload ->> 'eventId' = event_id::text and job.payload ->> 'reaction' = reaction
           and (job.attempts < job.max_attempts or job.locked_at is not null))`,
  )
  await organisation.pool.query(
    `delete from reactions where state = 'done' and finished_at < $1::timestamptz - interval '7 days'`,
    [now],
  )
}

function quiet(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ error: meta?.['error'] }, withoutValues(message))
    else if (level === 'warning') log.warn(withoutValues(message))
  })
}
