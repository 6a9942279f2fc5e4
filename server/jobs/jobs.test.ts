import { randomUUID } from 'node:crypto'
import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { Type } from 'typebox'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { announce, audit, perform, type Tx } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { eventKind, type Id } from '#protocol'
import { nameWorkers, releaseDeadLocks } from './dead-locks.ts'
import { type Reaction, reactionsTo, runJobs, tasksOf } from './run-jobs.ts'

const happened = eventKind({
  type: 'test.happened',
  version: 1,
  data: Type.Object({}),
  topics: () => [],
  present: () => undefined,
})

let house: TestOrganisation
/** What the reaction does before it fails or succeeds, by the number of the attempt. */
let outcome: (attempt: number) => 'fails' | 'succeeds'
let attempts = 0

const reaction: Reaction = {
  on: 'test.happened',
  name: 'test.follow',
  async react(tx, event) {
    await audit(tx, { action: 'test.followed', subject: { kind: 'event', id: event.id } })
    if (outcome(++attempts) === 'fails') throw new Error('the other side is away')
  },
}
let organisation: Organisation
let tasks: TaskList
beforeAll(async () => {
  house = await testOrganisation()
  organisation = { ...house.organisation, reactionsTo: reactionsTo([reaction]) }
  tasks = tasksOf(organisation, [reaction])
})
afterAll(() => house.close())
beforeEach(() => {
  attempts = 0
  outcome = () => 'succeeds'
})

const one = async <Row>(statement: string, values: unknown[] = []): Promise<Row | undefined> => {
  const { rows } = await organisation.pool.query(statement, values)
  return rows[0]
}

async function happen(work: (tx: Tx) => Promise<void> = async () => {}): Promise<Id> {
  const { result } = await perform({ organisation, actor: asSystem, now: new Date() }, async (tx) => {
    const { id } = await announce(tx, happened({}, {}))
    await work(tx)
    return id
  })
  return result
}

/** Lets every job run that is waiting, without the pause after a failure. */
async function work(taskList: TaskList = tasks): Promise<void> {
  await organisation.pool.query('update graphile_worker._private_jobs set run_at = clock_timestamp()')
  await runOnce({ pgPool: organisation.pool, taskList, noHandleSignals: true, logger: silence })
  // The worker goes before the outcome of its last job is written down.
  await vi.waitFor(async () => expect(await one(held)).toBeUndefined())
}
const held = `select from graphile_worker._private_jobs where locked_at > clock_timestamp() - interval '30 seconds'`
const silence = new Logger(() => () => undefined)

const stateOf = (eventId: Id) =>
  one<{ state: string; attempts: number; last_error: string | null }>(
    'select state, attempts, last_error from reactions where event_id = $1',
    [eventId],
  )
const effectsOf = async (eventId: Id) => {
  const row = await one<{ count: number }>(
    `select count(*) from audit where action = 'test.followed' and subject_id = $1`,
    [eventId],
  )
  return row?.count
}
const addAgain = (eventId: Id) =>
  organisation.pool.query(
    `select graphile_worker.add_job('react', json_build_object('eventId', $1::text, 'reaction', 'test.follow'))`,
    [eventId],
  )

describe('what follows from what happened', () => {
  test('is tried again until it succeeds, and a failed attempt leaves no trace of its own', async () => {
    outcome = (attempt) => (attempt < 3 ? 'fails' : 'succeeds')
    const id = await happen()
    expect(await stateOf(id)).toEqual({ state: 'pending', attempts: 0, last_error: null })
    await work()
    expect(await stateOf(id)).toMatchObject({ state: 'pending', attempts: 1 })
    expect((await stateOf(id))?.last_error).toContain('the other side is away')
    expect(await effectsOf(id)).toBe(0)
    await work()
    await work()
    expect(await stateOf(id)).toEqual({ state: 'done', attempts: 3, last_error: null })
    expect(await effectsOf(id)).toBe(1)
  })

  test('is given up after twelve attempts, and stays to be seen', async () => {
    outcome = () => 'fails'
    const id = await happen()
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      expect(await stateOf(id)).toMatchObject({ state: 'pending', attempts: attempt - 1 })
      await work()
    }
    expect(await stateOf(id)).toMatchObject({ state: 'dead', attempts: 12 })
    await work()
    expect(attempts).toBe(12)
    house.setTime(new Date(Date.now() + 30 * 86_400_000))
    await organisation.pool.query(`select graphile_worker.add_job('keep-house')`)
    await work()
    house.setTime(new Date())
    expect(await stateOf(id)).toMatchObject({ state: 'dead', attempts: 12 })
  })

  test('has one effect when it is done twice, one after the other and at the same time', async () => {
    const id = await happen()
    await work()
    await addAgain(id)
    await work()
    expect(await effectsOf(id)).toBe(1)

    const other = await happen()
    await addAgain(other)
    await addAgain(other)
    await Promise.all([work(), work(), work()])
    expect(await effectsOf(other)).toBe(1)
    expect(await stateOf(other)).toMatchObject({ state: 'done' })
  })

  test('does not follow from what was taken back', async () => {
    const before = await one<{ count: number }>('select count(*) from graphile_worker._private_jobs')
    const taken = happen(() => Promise.reject(new Error('no')))
    await expect(taken).rejects.toThrow('no')
    expect(await one('select from reactions where state = $1', ['pending'])).toBeUndefined()
    expect(await one<{ count: number }>('select count(*) from graphile_worker._private_jobs')).toEqual(before)
  })

  test('waits where this program does not know it yet', async () => {
    const id = await happen()
    await work(tasksOf(organisation, []))
    expect(await stateOf(id)).toMatchObject({ state: 'pending', attempts: 1 })
    await work()
    expect(await stateOf(id)).toMatchObject({ state: 'done' })
  })

  test('who is killed at the last attempt is counted among the dead', async () => {
    const id = await happen()
    await organisation.pool.query(
      `update graphile_worker._private_jobs set attempts = max_attempts where payload ->> 'eventId' = $1`,
      [id],
    )
    await organisation.pool.query(`select graphile_worker.add_job('keep-house')`)
    await work()
    expect(await stateOf(id)).toMatchObject({ state: 'dead' })
  })
})

describe('the locks of a worker that was killed', () => {
  const lockedBy = (worker: string, eventId: Id) =>
    organisation.pool.query(
      `update graphile_worker._private_jobs
          set locked_by = $1, locked_at = clock_timestamp() - interval '1 minute', attempts = 1
        where payload ->> 'eventId' = $2`,
      [worker, eventId],
    )
  const lives = async (worker: string, seenSecondsAgo: number) => {
    const id = randomUUID()
    await organisation.pool.query(
      `insert into processes (id, roles, started_at, seen_at)
       values ($1, '{worker}', clock_timestamp(), clock_timestamp() - make_interval(secs => $2))`,
      [id, seenSecondsAgo],
    )
    await nameWorkers(organisation.pool, id, [worker])
  }

  test('are released, and those of living processes are not', async () => {
    const [left, kept] = [await happen(), await happen()]
    await lives('worker-killed', 30)
    await lives('worker-busy', 0)
    await lockedBy('worker-killed', left)
    await lockedBy('worker-busy', kept)
    await work()
    expect([await effectsOf(left), await effectsOf(kept)]).toEqual([0, 0])
    await releaseDeadLocks(organisation.pool)
    await work()
    expect([await effectsOf(left), await effectsOf(kept)]).toEqual([1, 0])
    await organisation.pool.query(`update processes set seen_at = seen_at - interval '1 minute'`)
    await releaseDeadLocks(organisation.pool)
    await work()
    expect(await effectsOf(kept)).toBe(1)
  })

  test('are released by a program that starts, and nobody has to do anything', async () => {
    const left = await happen()
    await lockedBy('worker-of-yesterday', left)
    const jobs = await runJobs(organisation, [reaction], randomUUID())
    await vi.waitFor(async () => expect(await effectsOf(left)).toBe(1), { timeout: 15_000 })
    await jobs.stop()
  })
})
