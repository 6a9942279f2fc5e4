import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  endContact,
  finishWrapUp,
  handOverContact,
  markOffered,
  nothingKept,
  takeContact,
} from '#contacts/server'
import { newId } from '#platform/action'
import { beat } from '#platform/processes'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { type Id, type PersonActor, Refused } from '#protocol'
import { chosenStates } from '#routing/core'
import { acceptOffer } from './accept-offer.ts'
import { dropAgent } from './drop-agent.ts'
import { agentOnScreen, setMyState } from './my-agent.ts'
import { openOffersOf } from './open-offers.ts'
import { rejectOffer } from './reject-offer.ts'
import { runRouter } from './run-router.ts'
import { startBreak } from './start-break.ts'
import { statesWithin } from './states-within.ts'
import { allInHand, anAgent, aQueue, aWaitingContact } from './store-of-tests.ts'
import { landInNotReady } from './welcome-agent.ts'

let house: TestOrganisation
let queueId: Id
const running: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  house = await testOrganisation()
  queueId = await house.as(asSystem, (tx) => aQueue(tx, { wrapUpSeconds: 20 }))
  const processId = newId()
  running.push(await beat(house.organisation, processId, ['router']))
  running.push(await runRouter(house.organisation, { processId }))
})
afterAll(async () => {
  for (const one of running.toReversed()) await one.stop()
  await house.close()
})

const nothing = { params: {}, query: {}, body: {} }
const kind = { id: newId(), names: { 'zh-Hans': '用餐', 'zh-Hant': '用餐', en: 'Meal' } }

const step = fc.oneof(
  fc.record({ what: fc.constant('state' as const), state: fc.constantFrom(...chosenStates) }),
  fc.constant({ what: 'arrives' as const }),
  fc.constant({ what: 'arrives' as const }),
  fc.constant({ what: 'accepts' as const }),
  fc.constant({ what: 'accepts' as const }),
  fc.constant({ what: 'rejects' as const }),
  fc.constant({ what: 'leaves' as const }),
  fc.constant({ what: 'finishes' as const }),
  fc.constant({ what: 'break' as const }),
  fc.constant({ what: 'line-dies' as const }),
  fc.constant({ what: 'comes-back' as const }),
  fc.record({ what: fc.constant('time' as const), seconds: fc.integer({ min: 1, max: 40 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

async function does(agent: PersonActor, one: Step): Promise<void> {
  const { personId } = agent
  const system = <Result>(work: Parameters<typeof house.as<Result>>[1]) => house.as(asSystem, work)
  const [offer] = await system((tx) => openOffersOf(tx, personId))
  const hands = await allInHand(house.organisation.db)
  const held = (what: string) => hands.find((hand) => hand.person_id === personId && hand.kind === what)
  const [serving, wrapping] = [held('serving')?.contact_id, held('wrap-up')?.contact_id]
  const params = { offerId: offer?.offerId ?? '' }
  if (one.what === 'state')
    await house.as(agent, (tx) => setMyState(tx, { ...nothing, body: { state: one.state } }))
  else if (one.what === 'arrives') await system((tx) => aWaitingContact(tx, queueId))
  else if (one.what === 'accepts' && offer)
    await house.as(agent, (tx) => acceptOffer(tx, { ...nothing, params }))
  else if (one.what === 'rejects' && offer)
    await house.as(agent, (tx) => rejectOffer(tx, { ...nothing, params, body: { reason: 'busy' } }))
  else if (one.what === 'leaves' && serving)
    await system((tx) => endContact(tx, { contactId: serving, by: 'visitor', reason: 'left' }))
  else if (one.what === 'finishes' && wrapping)
    await system((tx) => finishWrapUp(tx, { contactId: wrapping, by: 'agent', ...nothingKept }))
  else if (one.what === 'break') await system((tx) => startBreak(tx, personId, kind))
  else if (one.what === 'line-dies') await system((tx) => dropAgent(tx, personId))
  else if (one.what === 'comes-back') await system((tx) => landInNotReady(tx, personId))
}

async function untilQuiet(): Promise<void> {
  await house.settle()
  await house.pass()
  await house.settle()
  await pause(30)
}

test('whatever she does, the log alone tells what she was shown as, at every step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      let now = new Date(Math.max(Date.now(), house.organisation.clock().getTime() + 1_000))
      house.setTime(now)
      const from = now
      const agent = await house.as(asSystem, (tx) => anAgent(tx, { state: 'offline' }))
      await house.as(agent, (tx) => setMyState(tx, { ...nothing, body: { state: 'not-ready' } }))
      await house.as(agent, (tx) => setMyState(tx, { ...nothing, body: { state: 'ready' } }))
      for (const one of steps) {
        now = new Date(now.getTime() + (one.what === 'time' ? one.seconds * 1000 : 500))
        house.setTime(now)
        await does(agent, one).catch((error: unknown) => {
          if (!(error instanceof Refused)) throw error
        })
        await untilQuiet()
        // The router goes on meanwhile: both are looked at until they have seen the same.
        await expect
          .poll(() =>
            house.as(asSystem, async (tx) => {
              const span = { from, to: new Date(now.getTime() + 1) }
              const log = (await statesWithin(tx, [agent.personId], span)).get(agent.personId) ?? []
              const { shown } = await agentOnScreen(tx, agent.personId)
              return [log.at(-1)?.state, log[0]?.from, log.at(-1)?.to, shown]
            }),
          )
          .toSatisfy(
            ([told, first, last, shown]: unknown[]) =>
              told === shown && first === from.getTime() && last === now.getTime() + 1,
          )
      }
      await house.as(asSystem, (tx) => dropAgent(tx, agent.personId))
    }),
    { numRuns: 6 },
  )
}, 60_000)

async function notReady(): Promise<PersonActor> {
  const agent = await house.as(asSystem, (tx) => anAgent(tx, { state: 'offline' }))
  await house.as(agent, (tx) => setMyState(tx, { ...nothing, body: { state: 'not-ready' } }))
  return agent
}

test('who was handed a conversation by a colleague serves it from then on, and the colleague no more', async () => {
  const start = Math.max(Date.now(), house.organisation.clock().getTime() + 1_000)
  const at = (second: number) => house.setTime(new Date(start + second * 1_000))
  at(0)
  const span = { from: new Date(start), to: new Date(start + 4_000) }
  const contactId = await house.as(asSystem, (tx) => aWaitingContact(tx, queueId))
  const [one, other] = [await notReady(), await notReady()]
  at(1)
  await house.as(asSystem, async (tx) => {
    const { personId, name: personName } = one
    await markOffered(tx, { contactId, personId })
    await takeContact(tx, { contactId, personId, unitId: null, personName })
  })
  at(2)
  const taking = { contactId, personId: other.personId, personName: other.name, unitId: null }
  await house.as(asSystem, (tx) => handOverContact(tx, taking))
  at(3)
  await house.as(asSystem, (tx) => endContact(tx, { contactId, by: 'visitor', reason: 'left' }))
  const log = await house.as(asSystem, (tx) => statesWithin(tx, [one.personId, other.personId], span))
  const shown = (personId: Id) =>
    (log.get(personId) ?? []).map((each) => `${(each.from - start) / 1_000} ${each.state}`)
  expect(shown(one.personId).slice(-2)).toEqual(['1 serving', '2 not-ready'])
  expect(shown(other.personId).slice(-2)).toEqual(['2 serving', '3 wrap-up'])
})
