// The router of one organisation: follows the log, keeps the engine true, carries out what it decides.
import { newId } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import type { Id, StoredEvent } from '#protocol'
import { type Decision, emptyRouting, step } from '#routing/core'
import { carryOut } from './carry-out.ts'
import { readFacts } from './read-facts.ts'
import { giveUpLease, type Lease, takeLease } from './store-router.ts'

export type Router = {
  isLeader(): boolean
  stop(): Promise<void>
}

const renewMilliseconds = 2_000
/** Who stands by looks more often: a dead router is to be missed for as short as can be. */
const standByMilliseconds = 500
const rescanMilliseconds = 30_000
const afterFailureMilliseconds = 1_000
/** Claims under way at once. */
const hands = 4

/** Runs until stopped. Of many processes that call it one routes, and the others stand by. */
export async function runRouter(
  organisation: Organisation,
  { processId }: { processId: Id },
): Promise<Router> {
  const { db, log, clock } = organisation
  const holder = newId()
  let lease: Lease | undefined
  let engine = emptyRouting()
  let dirty = nothingDirty()
  let turning: Promise<void> | undefined
  let again = false
  let stopped = false
  let beatTimer: NodeJS.Timeout | undefined
  let wakeTimer: NodeJS.Timeout | undefined

  /** Looks at what is dirty as soon as it is free to; any number of calls become one look. */
  function stir(): void {
    again = true
    if (stopped || !lease || turning) return
    turning = turns().finally(() => {
      turning = undefined
      if (again) stir()
    })
  }

  async function turns(): Promise<void> {
    while (again && lease && !stopped) {
      again = false
      try {
        await turn(lease)
      } catch (error) {
        log.warn({ code: codeOf(error) }, 'the router looks at everything again after a failure')
        dirty.everything = true
        wakeIn(afterFailureMilliseconds)
      }
    }
    if (stopped || !lease) again = false
  }

  async function turn(leading: Lease): Promise<void> {
    const looking = dirty
    dirty = nothingDirty()
    const facts = await readFacts(db, looking, engine)
    const { decisions, wakeAt } = step(engine, { now: clock().getTime(), facts })
    if (wakeAt !== undefined) wakeIn(wakeAt - clock().getTime())
    await carryOutAll(leading, decisions)
  }

  async function carryOutAll(leading: Lease, decisions: readonly Decision[]): Promise<void> {
    const left = [...decisions]
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined && !stopped; next = left.shift()) {
        const outcome = await carryOut(organisation, leading, next)
        if (outcome === 'not-the-router') loseLease(leading)
        // What was done comes back as an event; what was overtaken has to be looked at again.
        if (outcome !== 'overtaken') continue
        dirty.agents.add(next.agentId)
        dirty.contacts.add(next.contactId)
        again = true
      }
    }
    const worked = await Promise.allSettled(Array.from({ length: hands }, work))
    for (const { status, ...how } of worked) if (status === 'rejected' && 'reason' in how) throw how.reason
  }

  function wakeIn(milliseconds: number): void {
    clearTimeout(wakeTimer)
    wakeTimer = setTimeout(stir, Math.min(Math.max(milliseconds, 1), rescanMilliseconds))
  }

  function hear(events: readonly StoredEvent[]): void {
    if (!lease) return
    const heard = events.filter(({ type }) => concerns.has(type.slice(0, type.indexOf('.'))) && !isTalk(type))
    for (const { type, about } of heard) {
      if (about.personId) dirty.agents.add(about.personId)
      if (about.contactId) dirty.contacts.add(about.contactId)
      if (type.startsWith('queue.')) dirty.queues = true
    }
    if (heard.length > 0) stir()
  }

  async function beat(): Promise<void> {
    await takeOrRenew()
    if (!stopped) beatTimer = setTimeout(keepBeating, lease ? renewMilliseconds : standByMilliseconds)
  }

  function keepBeating(): void {
    beating = beat()
  }

  async function takeOrRenew(): Promise<void> {
    try {
      const epoch = await takeLease(db, holder, processId)
      if (epoch === undefined && lease) loseLease(lease)
      if (epoch !== undefined && epoch !== lease?.epoch) lead({ holder, epoch })
      // The clock may have been moved, which no timer notices.
      stir()
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'the router waits for the database')
    }
  }

  function lead(won: Lease): void {
    log.info({ epoch: won.epoch }, 'this router leads')
    lease = won
    engine = emptyRouting()
    dirty = { ...nothingDirty(), everything: true }
  }

  function loseLease(lost: Lease): void {
    if (lease !== lost) return
    log.info({ epoch: lost.epoch }, 'another router leads')
    lease = undefined
  }

  const unsubscribe = organisation.feed.subscribe(hear)
  // Behind everything: whatever was never heard of is found by looking.
  const rescanTimer = setInterval(() => {
    dirty.everything = true
    stir()
  }, rescanMilliseconds)
  let beating = beat()
  await beating

  return {
    isLeader: () => lease !== undefined,
    async stop() {
      stopped = true
      unsubscribe()
      clearTimeout(beatTimer)
      clearTimeout(wakeTimer)
      clearInterval(rescanTimer)
      await Promise.all([turning, beating])
      await giveUpLease(db, holder).catch(() => undefined)
    },
  }
}

/** The first words of the types of events after which somebody may be free or somebody may wait. */
const concerns = new Set(['contact', 'offer', 'agent', 'person', 'queue'])
const isTalk = (type: string): boolean => type.startsWith('contact.message')

function nothingDirty() {
  return { everything: false, queues: false, agents: new Set<Id>(), contacts: new Set<Id>() }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : String(error)
}
