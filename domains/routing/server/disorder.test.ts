// Everybody does anything at any moment, with two routers: afterwards every table still tells the same story.
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endContact, finishWrapUp, nothingKept } from '#contacts/server'
import { newId } from '#platform/action'
import { beat } from '#platform/processes'
import { asSystem, testOrganisation, type TestOrganisation } from '#platform/testing'
import { type Id, type PersonActor, Refused } from '#protocol'
import { chosenStates } from '#routing/core'
import { acceptOffer } from './accept-offer.ts'
import { setMyState } from './my-agent.ts'
import { rejectOffer } from './reject-offer.ts'
import { runRouter } from './run-router.ts'
import { allOffers, anAgent, aQueue, aWaitingContact, contradictions } from './store-of-tests.ts'

let house: TestOrganisation
let queueId: Id
let staff: PersonActor[] = []
const contacts: Id[] = []
const running: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  house = await testOrganisation()
  queueId = await house.as(asSystem, (tx) => aQueue(tx))
  staff = await Promise.all(
    [1, 2, 3, 1, 2].map((chat) => house.as(asSystem, (tx) => anAgent(tx, { capacity: { chat } }))),
  )
  for (let router = 0; router < 2; router++) await startRouter()
})
afterAll(async () => {
  for (const one of running.toReversed()) await one.stop()
  await house.close()
})

async function startRouter(): Promise<void> {
  const processId = newId()
  running.push(await beat(house.organisation, processId, ['router']))
  running.push(await runRouter(house.organisation, { processId }))
}

type Doing =
  | { what: 'arrive' | 'leave' | 'end' | 'wrap-up' | 'accept' | 'reject'; which: number }
  | { what: 'state'; which: number; state: (typeof chosenStates)[number] }

const doings = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ what: fc.constant('arrive' as const), which: fc.nat(50) }) },
    { weight: 5, arbitrary: fc.record({ what: fc.constant('accept' as const), which: fc.nat(50) }) },
    {
      weight: 5,
      arbitrary: fc.record({ what: fc.constantFrom('leave', 'end', 'wrap-up', 'reject'), which: fc.nat(50) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        what: fc.constant('state' as const),
        which: fc.nat(50),
        state: fc.constantFrom(...chosenStates),
      }),
    },
  ),
  { minLength: 30, maxLength: 60 },
)

const at = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(items.length, 1)]

async function doIt(doing: Doing): Promise<void> {
  const person = at(staff, doing.which)
  const contactId = at(contacts, doing.which)
  if (doing.what === 'arrive') {
    contacts.push(await house.as(asSystem, (tx) => aWaitingContact(tx, queueId)))
  } else if (doing.what === 'state') {
    const input = { params: {}, query: {}, body: { state: doing.state } }
    if (person) await house.as(person, (tx) => setMyState(tx, input), 'agents.work')
  } else if (doing.what === 'accept' || doing.what === 'reject') {
    await answerOne(doing.what, doing.which)
  } else if (contactId && doing.what === 'wrap-up') {
    await house.as(asSystem, (tx) => finishWrapUp(tx, { contactId, by: 'clock', ...nothingKept }))
  } else if (contactId) {
    const by = doing.what === 'leave' ? 'visitor' : 'system'
    await house.as(asSystem, (tx) => endContact(tx, { contactId, by, reason: 'test' }))
  }
}

async function answerOne(how: 'accept' | 'reject', which: number): Promise<void> {
  const open = (await allOffers(house.organisation.db)).filter(({ state }) => state === 'open')
  const offer = at(open, which)
  const person = staff.find(({ personId }) => personId === offer?.person_id)
  if (!offer || !person) return
  const params = { offerId: offer.id }
  await house.as(
    person,
    async (tx) => {
      if (how === 'accept') await acceptOffer(tx, { params, query: {}, body: {} })
      else await rejectOffer(tx, { params, query: {}, body: { reason: 'other' } })
    },
    'agents.work',
  )
}

/** A refusal is an answer; anything else is a fault. */
async function tryIt(doing: Doing): Promise<void> {
  try {
    await doIt(doing)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

test('whatever people do at once, contacts, offers, hands and the queue agree, and nobody is overfilled', async () => {
  await fc.assert(
    fc.asyncProperty(doings, async (all) => {
      for (let first = 0; first < all.length; first += 6) {
        await Promise.all(all.slice(first, first + 6).map(tryIt))
        await pause(5)
      }
      await house.settle()
      await expect.poll(() => contradictions(house.organisation.db), { timeout: 3_000 }).toEqual([])
    }),
    { numRuns: 10, endOnFailure: true },
  )
})
