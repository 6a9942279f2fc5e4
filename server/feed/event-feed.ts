// Brings every committed event to every process that listens: at once inside the process that made it,
// by NOTIFY to the others, and by a one-second poll behind both.
import type pg from 'pg'
import type { Belonging, Id, StoredEvent } from '#protocol'
import type { Log } from '#platform/log'
import { eventColumns, type EventRow, readEvent } from './event-row.ts'
import { RecentIds } from './recent-ids.ts'

export type EventListener = (events: readonly StoredEvent[]) => void

/**
 * What one process tells the others without storing it: somebody is typing.
 * `reach`: of the staff who listen there only who reaches this row, and these people, but not those.
 */
export type Whisper = { topics: string[]; name: string; body: unknown; reach?: Reach }
export type Reach = { permission: string; row: Belonging; also: readonly Id[]; except: readonly Id[] }
export type WhisperListener = (whisper: Whisper) => void

export type EventFeed = {
  /** Called after the commit, in the process that made the events. */
  publish(events: readonly StoredEvent[]): void
  subscribe(listener: EventListener): () => void
  whisper(whisper: Whisper): void
  onWhisper(listener: WhisperListener): () => void
  start(): Promise<void>
  stop(): Promise<void>
}

// NOTIFY carries at most 8,000 bytes; an id with its comma takes 37.
const idsInOneBell = 200
const pollMilliseconds = 1_000
/** Each process says so often that it is there; one that nobody was heard beside for this long rings no bells. */
const hereEveryMilliseconds = 10_000
const aloneAfterMilliseconds = 30_000
const eventsAtOnce = 5_000
// A transaction lives 20 s at most, so what commits now was born within this window.
const lookBack = '2 minutes'

/** With neither: I am here. */
type Bell = { from: string; ids?: string[]; whisper?: Whisper }

export function openEventFeed(options: {
  pool: pg.Pool
  connect: () => Promise<pg.Client>
  processId: string
  log: Log
}): EventFeed {
  const { pool, processId, log } = options
  const listeners = new Set<EventListener>()
  const whisperListeners = new Set<WhisperListener>()
  const delivered = new RecentIds(50_000)
  let unrung: string[] = []
  let ringing = false
  let ear: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let horizon = '0'
  let stopped = false
  let heardOthersAt = performance.now()
  let saidHereAt = -Infinity

  const isAlone = () => performance.now() - heardOthersAt > aloneAfterMilliseconds

  function deliver(events: readonly StoredEvent[]): void {
    const fresh = events.filter((event) => delivered.add(event.id))
    if (fresh.length === 0) return
    for (const listener of listeners) {
      try {
        listener(fresh)
      } catch (error) {
        log.error({ error }, 'a listener of the event feed failed')
      }
    }
  }

  function publish(events: readonly StoredEvent[]): void {
    if (events.length === 0) return
    deliver(events)
    if (isAlone()) return
    unrung.push(...events.map((event) => event.id))
    if (ringing) return
    ringing = true
    // All commits of one tick share a bell: inside each transaction it would cost two thirds of the throughput.
    setImmediate(() => void ring())
  }

  async function ring(): Promise<void> {
    const ids = unrung
    unrung = []
    ringing = false
    for (let first = 0; first < ids.length; first += idsInOneBell) {
      await notify({ from: processId, ids: ids.slice(first, first + idsInOneBell) })
    }
  }

  async function notify(bell: Bell): Promise<void> {
    // A bell that is lost costs a second at most: the poll finds the events.
    await pool.query('select pg_notify($1, $2)', ['huawu', JSON.stringify(bell)]).catch(() => undefined)
  }

  async function hear(payload: string | undefined): Promise<void> {
    if (!payload) return
    const bell: Bell = JSON.parse(payload)
    if (bell.from === processId) return
    heardOthersAt = performance.now()
    if (bell.whisper) for (const listener of whisperListeners) listener(bell.whisper)
    if (bell.ids) {
      const { rows } = await pool.query<EventRow>(
        `select ${eventColumns} from events where id = any($1::uuid[]) order by id`,
        [bell.ids],
      )
      deliver(rows.map(readEvent))
    }
  }

  /** Everything from this transaction on, however much has happened in a second. */
  async function catchUp(from: string): Promise<void> {
    let last: string | null = null
    for (let more = true; more && !stopped;) {
      const { rows }: pg.QueryResult<EventRow> = await pool.query(
        `select ${eventColumns} from events
          where id > coalesce($2::uuid, uuid_floor(clock_timestamp() - interval '${lookBack}'))
            and transaction >= $1::xid8 order by id limit ${eventsAtOnce}`,
        [from, last],
      )
      deliver(rows.map(readEvent))
      last = rows.at(-1)?.id ?? null
      more = rows.length === eventsAtOnce
    }
  }

  async function poll(): Promise<void> {
    const { rows: bounds } = await pool.query<{ now_safe: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as now_safe',
    )
    const safe = bounds[0]?.now_safe ?? horizon
    if (horizon !== '0') await catchUp(horizon)
    horizon = safe
  }

  async function listen(): Promise<void> {
    const client = await options.connect()
    client.on('error', () => undefined)
    client.on('notification', (notice) => {
      hear(notice.payload).catch((error: unknown) => log.warn({ error }, 'a bell could not be answered'))
    })
    client.on('end', () => {
      if (ear === client) ear = undefined
    })
    await client.query('listen huawu')
    ear = client
    // Whoever came while nobody listened was not heard.
    heardOthersAt = performance.now()
    saidHereAt = -Infinity
  }

  async function sayHere(): Promise<void> {
    if (performance.now() - saidHereAt < hereEveryMilliseconds) return
    saidHereAt = performance.now()
    await notify({ from: processId })
  }

  async function tick(): Promise<void> {
    try {
      if (!ear) await listen()
      await sayHere()
      await poll()
    } catch (error) {
      log.warn(
        { code: error instanceof Error && 'code' in error ? error.code : undefined },
        'event feed waits for the database',
      )
    }
    if (!stopped) timer = setTimeout(() => void tick(), pollMilliseconds)
  }

  return {
    publish,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    whisper(whisper) {
      for (const listener of whisperListeners) listener(whisper)
      if (!isAlone()) void notify({ from: processId, whisper })
    },
    onWhisper(listener) {
      whisperListeners.add(listener)
      return () => whisperListeners.delete(listener)
    },
    async start() {
      await tick()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await ear?.end().catch(() => undefined)
    },
  }
}
