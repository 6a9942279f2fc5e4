// The line to one switch: each call's signals and asks one after the other, and all calls found again after a silence.
import { type Ask, carryOut, type Found, type Signal, strays, type What } from '#channels-phone/core'
import { perform, type Tx } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import type { Actor, Id } from '#protocol'
import { arrive } from './arrive.ts'
import { stepCall } from './step.ts'
import { catchUp } from './follow.ts'
import { callWithLeg, type CallRow, liveCalls } from './store.ts'
import type { SwitchRow } from './store-settings.ts'
import { accessOf } from './switches.ts'
import { telephonyOf } from './telephony.ts'

export type SwitchLine = {
  do(callId: Id, asks: readonly Ask[]): void
  /** Something happened to a contact whose call stands here. */
  follow(contactId: Id, work: (tx: Tx) => Promise<void>): void
  /** From now on nobody is let in. */
  drain(): void
  /** Brings each call to where its contact stands. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

const actor: Actor = { kind: 'system', name: 'channels-phone' }

export async function lineTo(organisation: Organisation, row: SwitchRow): Promise<SwitchLine> {
  const { log } = organisation
  const switchboard = await telephonyOf(organisation).open(accessOf(organisation, row))
  const turns = inTurns((error) => log.error({ error }, 'a call could not go on'))
  let closed = false
  let draining = false

  const act = (work: Parameters<typeof perform<void>>[1]) =>
    perform({ organisation, actor, now: organisation.clock() }, work)

  const step = (callId: Id, what: What) =>
    turns(callId, () => act(async (tx) => void (await stepCall(tx, callId, what))))

  function hear(signal: Signal): void {
    if (closed) return
    if (signal.type === 'connected') return void findAgain()
    if (signal.type === 'disconnected') return
    if (signal.type === 'arrived')
      return turns(signal.leg, () => act((tx) => arrive(tx, { switchId: row.id, draining }, signal)))
    if ('leg' in signal) return turns(signal.leg, () => stepOfLeg(signal.leg, signal))
    const callId = callNamedIn('play' in signal ? signal.play : 'recording' in signal ? signal.recording : '')
    if (callId) step(callId, { signal })
  }

  async function stepOfLeg(leg: string, signal: Signal): Promise<void> {
    const callId = await callWithLeg(organisation.reading, leg)
    if (callId) step(callId, { signal })
  }

  /** Calls went on without us: each is held against what stands in the switch now. */
  async function findAgain(): Promise<void> {
    try {
      const standing = await switchboard.whatIsThere()
      const found: Found = { type: 'found', at: organisation.clock().getTime(), ...standing }
      const calls = await liveCalls(organisation.reading, row.id)
      const { arrived, asks } = strays(
        found,
        calls.map(({ call }) => call),
      )
      for (const { id } of calls) step(id, found)
      catchUpWith(calls)
      for (const { leg, calledNumber, callerNumber, since } of arrived)
        hear({
          type: 'arrived',
          at: since,
          leg,
          calledNumber: calledNumber ?? '',
          callerNumber,
          callerName: null,
          trunk: '',
        })
      doAll('strays', asks)
    } catch (error) {
      log.warn({ why: whyOf(error) }, 'a switch does not say what is there')
    }
  }

  function catchUpWith(calls: readonly CallRow[]): void {
    for (const { id, contactId } of calls) if (contactId) turns(id, () => act((tx) => catchUp(tx, contactId)))
  }

  /** What fails is told in the log and not tried again: what the switch says next puts the call right. */
  function doAll(name: string, asks: readonly Ask[]): void {
    for (const ask of asks) {
      turns(name, () =>
        carryOut(switchboard, ask).catch((error: unknown) =>
          log.warn({ ask: ask.ask, why: whyOf(error) }, 'a switch refused'),
        ),
      )
    }
  }

  const unhear = switchboard.onSignal(hear)
  if (switchboard.isConnected()) await findAgain()

  return {
    do: (callId, asks) => doAll(`asks ${callId}`, asks),
    follow: (contactId, work) => turns(`contact ${contactId}`, () => act(work)),
    drain: () => void (draining = true),
    catchUp: async () => catchUpWith(await liveCalls(organisation.reading, row.id)),
    async close() {
      closed = true
      unhear()
      await switchboard.close()
    },
  }
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Plays and recordings are named for their call. */
const callNamedIn = (name: string): Id | undefined =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(name)?.[0]

/** Work of one name one after the other, of different names side by side. */
function inTurns(failed: (error: unknown) => void): (name: string, work: () => Promise<unknown>) => void {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work).catch(failed)
    last.set(name, mine)
    void mine.finally(() => last.get(name) === mine && last.delete(name))
  }
}
