// Holds the lines to the switches of one organisation: hears what they tell, does what calls ask of them.
import type { PoolClient } from 'pg'
import { type Ask, phoneCallStepped, phoneSettingsChanged } from '#channels-phone/core'
import type { Organisation } from '#platform/organisations'
import type { StoredEvent } from '#protocol'
import { followerOf } from './follow.ts'
import { lineTo, type SwitchLine } from './switch-line.ts'
import { liveCalls } from './store.ts'
import { allSwitches, type SwitchRow } from './store-settings.ts'

type Stepped = { callId: string; switchId: string; stage: string; asks: Ask[] }

const standByMilliseconds = 1_000
/** Behind everything: whatever was not followed is found by looking. */
const catchUpEveryTurns = 20
/** One of many processes holds the lines: by this name it locks them in each organisation's database. */
const lockOfLines = 'channels-phone lines'

/** Of many processes that call it one holds the lines, and the others stand by until its connection is gone. */
export async function runPhone(organisation: Organisation): Promise<{ stop(): Promise<void> }> {
  const { pool, log, feed } = organisation
  const lines = new Map<string, { version: number; line: SwitchLine }>()
  /** Which switch the call of a contact stands at, of all that are under way. */
  const switchOf = new Map<string, string>()
  let lock: PoolClient | undefined
  let stopped = false
  let turns = 0
  let timer: NodeJS.Timeout | undefined
  let turning = Promise.resolve()

  async function turn(): Promise<void> {
    try {
      lock ??= await takenLock()
      if (lock) await openLines()
      if (lock && ++turns % catchUpEveryTurns === 0)
        for (const { line } of lines.values()) await line.catchUp()
    } catch (error) {
      log.warn({ why: whyOf(error) }, 'the switches wait for the database')
    }
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(again, standByMilliseconds)
  }
  const again = () => void (turning = turning.then(turn))

  async function takenLock(): Promise<PoolClient | undefined> {
    const client = await pool.connect()
    const isTaken = await takeLock(client).catch((error: unknown) => {
      client.release(true)
      throw error
    })
    if (!isTaken) {
      client.release()
      return undefined
    }
    const lost = () => {
      if (lock !== client) return
      giveUpLock()
      turning = turning.then(closeLines)
    }
    client.once('error', lost)
    client.once('end', lost)
    return client
  }

  /** A connection that is not given back would keep the pool from ever closing. */
  function giveUpLock(): void {
    lock?.release(true)
    lock = undefined
  }

  async function openLines(): Promise<void> {
    for (const row of await allSwitches(organisation.db)) {
      const known = lines.get(row.id)
      if (row.state === 'off') await (known && emptyLine(row, known.line))
      else if (known?.version !== row.version) await openLine(row)
    }
  }

  async function openLine(row: SwitchRow): Promise<void> {
    await lines.get(row.id)?.line.close()
    lines.delete(row.id)
    const line = await lineTo(organisation, row).catch((error: unknown) =>
      log.warn({ switch: row.name, why: whyOf(error) }, 'there is no line to a switch'),
    )
    if (!line) return
    lines.set(row.id, { version: row.version, line })
    for (const { contactId } of await liveCalls(organisation.reading, row.id))
      if (contactId) switchOf.set(contactId, row.id)
  }

  /** Out of use: nobody comes any more, and who is there talks to the end. */
  async function emptyLine({ id }: SwitchRow, line: SwitchLine): Promise<void> {
    line.drain()
    if ((await liveCalls(organisation.reading, id)).length > 0) return
    lines.delete(id)
    await line.close()
  }

  async function closeLines(): Promise<void> {
    const open = [...lines.values()]
    lines.clear()
    await Promise.all(open.map(({ line }) => line.close()))
  }

  function hear(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (event.type === phoneSettingsChanged.type) again()
      if (event.type === phoneCallStepped.type) hearStep(event)
      else followContact(event)
    }
  }

  function hearStep({ about: { contactId }, data }: StoredEvent): void {
    const { callId, switchId, stage, asks } = data as Stepped
    if (contactId && stage === 'ended') switchOf.delete(contactId)
    else if (contactId) switchOf.set(contactId, switchId)
    lines.get(switchId)?.line.do(callId, asks)
  }

  function followContact(event: StoredEvent): void {
    const switchId = event.about.contactId && switchOf.get(event.about.contactId)
    const work = switchId && followerOf(event)
    if (work && event.about.contactId) lines.get(switchId)?.line.follow(event.about.contactId, work)
  }

  const unsubscribe = feed.subscribe(hear)
  await turn()

  return {
    async stop() {
      stopped = true
      unsubscribe()
      clearTimeout(timer)
      await turning
      await closeLines()
      giveUpLock()
    },
  }
}

async function takeLock(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock(hashtext($1)) as taken',
    [lockOfLines],
  )
  return rows[0]?.taken ?? false
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
