// The router of one organisation: follows the log, keeps the engine true, carries out what it decides.
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import type { Id, StoredEvent } from '#protocol'
import { type Decision, emptyRouting, step } from '#routing/core'
import { carryOut } from './carry-out.ts'
import { claimsUnderWay } from './claims-under-way.ts'
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
/** In a rush one look serves many events. */
const betweenLooksMilliseconds = 5

/** Runs until stopped. Of many processes that call it one routes, and the others stand by. */
export async function runRouter(
  organisation: Organisation,
  { processId }: { processId: Id },
): Promise<Router> {
  const { db, log, clock } = organisation
  const holder = newId()
  const claims = claimsUnderWay(claim)
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
      await turn().catch(startAfresh)
      if (again) await pause(betweenLooksMilliseconds)
    }
    if (stopped || !lease) again = false
  }

  async function turn(): Promise<void> {
    const looking = dirty
    dirty = nothingDirty()
    const mind = engine
    const underWay = claims.contacts()
    for (const contactId of underWay) if (looking.contacts.delete(contactId)) dirty.contacts.add(contactId)
    const now = clock()
    const facts = await readFacts(db, { dirty: { ...looking, notContacts: underWay }, engine: mind, now })
    // Another has led meanwhile: what was read belongs to the engine before.
    if (mind !== engine) return
    const { decisions, wakeAt } = step(engine, { now: clock().getTime(), facts })
    if (wakeAt !== undefined) wakeIn(wakeAt - clock().getTime())
    claims.add(decisions)
  }

  async function claim(decision: Decision): Promise<void> {
    if (!lease || stopped) return
    const leading = lease
    try {
      const outcome = await carryOut(organisation, leading, decision)
      if (outcome === 'not-the-router') return loseLease(leading)
    } catch (error) {
      return startAfresh(error)
    }
    dirty.agents.add(decision.agentId)
    dirty.contacts.add(decision.contactId)
    // The contact counts as under way until this has returned.
    setImmediate(stir)
  }

  /** After a failure nobody knows what was done: everything is read again, a little later. */
  function startAfresh(error: unknown): void {
    log.warn({ code: codeOf(error) }, 'the router looks at everything again after a failure')
    claims.drop()
    dirty.everything = true
    wakeIn(afterFailureMilliseconds)
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
    claims.drop()
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
      claims.drop()
      await Promise.all([turning, beating, claims.settled()])
      await giveUpLease(db, holder).catch(() => undefined)
    },
  }
}

/** The first words of the types of events after which somebody may be free or somebody may wait. */
const concerns = new Set(['contact', 'offer', 'agent', 'person', 'queue', 'transfer'])
const isTalk = (type: string): boolean => type.startsWith('contact.message')

function nothingDirty() {
  return { everything: false, queues: false, agents: new Set<Id>(), contacts: new Set<Id>() }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : String(error)
}
