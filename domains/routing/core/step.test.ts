import { expect, test } from 'vitest'
import { whyNotYet } from './explain.ts'
import type { Agent, Contact, Fact, Queue } from './facts.ts'
import { emptyRouting, type RoutingState } from './routing-state.ts'
import { step } from './step.ts'

const noon = 1_800_000_000_000
const refunds = [{ skillId: 'refunds', level: 3 }]

function queueIs(queue: Partial<Queue> = {}): Fact {
  const usual: Queue = {
    id: 'calls',
    channel: 'phone',
    requires: [],
    rings: [],
    selection: 'longest-idle',
    priority: 0,
    vipPriority: 10,
    ageingSeconds: 600,
    offerSeconds: 20,
    exclusive: false,
    open: true,
  }
  return { type: 'queue-is', queue: { ...usual, ...queue } }
}

function agentIs(id: string, agent: Partial<Agent> = {}): Fact {
  const usual: Agent = {
    id,
    ready: true,
    idleSince: noon,
    skills: {},
    capacity: { phone: 1 },
    serving: {},
    exclusive: false,
  }
  return { type: 'agent-is', agent: { ...usual, ...agent } }
}

function contactIs(id: string, contact: Partial<Contact> = {}): Fact {
  const usual: Contact = {
    id,
    queueId: 'calls',
    since: noon,
    lineSince: contact.since ?? noon,
    priority: 0,
    level: 0,
    returned: false,
    declinedUntil: {},
  }
  return { type: 'contact-is', contact: { ...usual, ...contact } }
}

/** A floor that has heard these facts at noon. */
function floorWith(...facts: Fact[]): RoutingState {
  const state = emptyRouting()
  step(state, { now: noon, facts })
  return state
}

/** What follows, so many seconds after noon, from these facts: "offer Li to Ana". */
function told(state: RoutingState, seconds: number, ...facts: Fact[]): string[] {
  const { decisions } = step(state, { now: noon + seconds * 1000, facts })
  return decisions.map(({ type, contactId, agentId }) => `${type} ${contactId} to ${agentId}`)
}

test('the caller who waited longest is served first, even from the smaller queue', () => {
  const state = floorWith(queueIs(), queueIs({ id: 'small' }), contactIs('Li'), contactIs('Wu'))
  told(state, 0, contactIs('Sun', { queueId: 'small', since: noon - 1 }))
  expect(told(state, 1, agentIs('Ana'))).toEqual(['offer Sun to Ana'])
})

test('a more urgent contact goes before one that waited longer', () => {
  const state = floorWith(
    queueIs(),
    contactIs('Li', { since: noon - 9000 }),
    contactIs('Wu', { priority: 1 }),
  )
  expect(told(state, 1, agentIs('Ana'))).toEqual(['offer Wu to Ana'])
})

test('a queue that is made urgent goes first from then on', () => {
  const state = floorWith(queueIs(), queueIs({ id: 'vip' }), contactIs('Li'))
  told(state, 1, contactIs('Wu', { queueId: 'vip', since: noon + 1000 }), queueIs({ id: 'vip', priority: 5 }))
  expect(told(state, 2, agentIs('Ana'))).toEqual(['offer Wu to Ana'])
})

test('the agent who has been idle longest gets the next contact', () => {
  const state = floorWith(queueIs(), agentIs('Ana'), agentIs('Bo', { idleSince: noon - 1 }), agentIs('Cai'))
  expect(told(state, 1, contactIs('Li'))).toEqual(['offer Li to Bo'])
})

test('a burst of chats is spread over the agents before anybody gets a second one', () => {
  const capacity = { chat: 2 }
  const state = floorWith(
    queueIs({ channel: 'chat' }),
    agentIs('Ana', { capacity }),
    agentIs('Bo', { capacity }),
  )
  const offers = ['1', '2', '3', '4', '5'].flatMap((id, index) => told(state, 1 + index, contactIs(id)))
  expect(offers).toEqual(['offer 1 to Ana', 'offer 2 to Bo', 'offer 3 to Ana', 'offer 4 to Bo'])
})

test('an agent who talks on the phone is not called, but may be sent a chat', () => {
  const state = floorWith(queueIs(), queueIs({ id: 'chats', channel: 'chat' }))
  told(state, 0, agentIs('Ana', { capacity: { phone: 1, chat: 1 }, serving: { phone: 1 } }))
  expect(told(state, 1, contactIs('Li'), contactIs('Wu', { queueId: 'chats' }))).toEqual(['offer Wu to Ana'])
})

test('a contact nobody can take does not hold up the one behind it', () => {
  const state = floorWith(queueIs(), queueIs({ id: 'refunds', requires: refunds }))
  told(state, 0, contactIs('Li', { queueId: 'refunds', since: noon - 9000 }), contactIs('Wu'))
  expect(told(state, 1, agentIs('Ana', { skills: { refunds: 2 } }))).toEqual(['offer Wu to Ana'])
})

test('when a ring opens, an agent who was not skilled enough gets the contact at that instant', () => {
  const rings = [{ afterSeconds: 30, requires: [{ skillId: 'refunds', level: 1 }] }]
  const state = floorWith(queueIs({ requires: refunds, rings }), agentIs('Ana', { skills: { refunds: 1 } }))
  const { wakeAt } = step(state, { now: noon, facts: [contactIs('Li')] })
  expect(wakeAt).toBe(noon + 30_000)
  expect(told(state, 29.999)).toEqual([])
  expect(told(state, 30)).toEqual(['offer Li to Ana'])
})

test('rings written in the wrong order open in the right one', () => {
  const rings = [
    { afterSeconds: 60, requires: [] },
    { afterSeconds: 30, requires: [{ skillId: 'refunds', level: 1 }] },
  ]
  const state = floorWith(queueIs({ requires: refunds, rings }), agentIs('Ana'), contactIs('Li'))
  expect(told(state, 30)).toEqual([])
  expect(told(state, 60)).toEqual(['offer Li to Ana'])
})

test('who rejected a contact gets it again after the cool-down, if nobody else could take it', () => {
  const state = floorWith(queueIs(), agentIs('Ana'), contactIs('Li'))
  expect(told(state, 5, contactIs('Li', { declinedUntil: { Ana: noon + 65_000 } }))).toEqual([])
  expect(told(state, 64)).toEqual([])
  expect(told(state, 65)).toEqual(['offer Li to Ana'])
})

test('who rejected a contact makes way for the next agent at once', () => {
  const state = floorWith(queueIs(), agentIs('Ana'), contactIs('Li'))
  told(state, 1, agentIs('Bo'))
  expect(told(state, 5, contactIs('Li', { declinedUntil: { Ana: noon + 65_000 } }))).toEqual([
    'offer Li to Bo',
  ])
})

test('who rejected one contact is still offered the next', () => {
  const state = floorWith(queueIs(), agentIs('Ana'), contactIs('Li'), contactIs('Wu'))
  expect(told(state, 5, contactIs('Li', { declinedUntil: { Ana: noon + 65_000 } }))).toEqual([
    'offer Wu to Ana',
  ])
})

test('a cool-down that is lifted early is over at once', () => {
  const state = floorWith(
    queueIs(),
    agentIs('Ana'),
    contactIs('Li', { declinedUntil: { Ana: noon + 60_000 } }),
  )
  expect(told(state, 5, contactIs('Li'))).toEqual(['offer Li to Ana'])
})

test('an offer nobody answers expires on its second, and is expired again until somebody acts on it', () => {
  const state = floorWith(queueIs(), agentIs('Ana'), contactIs('Li'))
  expect(told(state, 19.999)).toEqual([])
  expect(told(state, 20)).toEqual(['expire Li to Ana'])
  expect(told(state, 24)).toEqual([])
  expect(told(state, 25)).toEqual(['expire Li to Ana'])
})

test('an offer to an agent who leaves is withdrawn', () => {
  const state = floorWith(queueIs(), agentIs('Ana'), contactIs('Li'))
  expect(told(state, 5, { type: 'agent-gone', agentId: 'Ana' })).toEqual(['withdraw Li to Ana'])
  expect(told(state, 6, contactIs('Li'), agentIs('Bo'))).toEqual(['offer Li to Bo'])
})

test('an offer to an agent nothing was heard of yet is left to ring', () => {
  const state = floorWith(
    queueIs(),
    contactIs('Li', { offer: { agentId: 'Ana', expiresAt: noon + 20_000, exclusive: false } }),
  )
  expect(told(state, 1, agentIs('Ana'), contactIs('Wu'))).toEqual([])
})

test('an offer the database refused is decided anew', () => {
  const state = floorWith(queueIs(), agentIs('Ana'), contactIs('Li'))
  expect(told(state, 1, agentIs('Ana', { serving: { phone: 1 } }), contactIs('Li'))).toEqual([])
  expect(told(state, 2, agentIs('Bo'))).toEqual(['offer Li to Bo'])
})

test('an agent who is taught a skill gets those who waited for it', () => {
  const state = floorWith(queueIs({ requires: refunds }), agentIs('Ana'), contactIs('Li'))
  expect(told(state, 5, agentIs('Ana', { skills: { refunds: 3 } }))).toEqual(['offer Li to Ana'])
})

test('a queue that asks for less lets those who wait be served at once', () => {
  const state = floorWith(queueIs({ requires: refunds }), agentIs('Ana'), contactIs('Li'))
  expect(told(state, 5, queueIs())).toEqual(['offer Li to Ana'])
})

test('contacts of a queue that is gone wait until it is back', () => {
  const state = floorWith(queueIs(), contactIs('Li'))
  told(state, 1, { type: 'queue-gone', queueId: 'calls' })
  expect(told(state, 2, agentIs('Ana'))).toEqual([])
  expect(whyNotYet(state, 'Li', noon + 3000)).toEqual({ reason: 'no-such-queue', waitedMs: 3000 })
  expect(told(state, 4, queueIs())).toEqual(['offer Li to Ana'])
})

test('when all have gone, nothing of them is kept', () => {
  const state = floorWith(queueIs(), agentIs('Ana'), contactIs('Li'), contactIs('Wu'))
  told(state, 1, { type: 'contact-gone', contactId: 'Li' }, { type: 'contact-gone', contactId: 'Wu' })
  told(state, 2, { type: 'queue-gone', queueId: 'calls' }, { type: 'agent-gone', agentId: 'Ana' })
  const { queues, circles, agents, contacts, offersTo, alarms } = state
  expect([queues, circles, agents, contacts, offersTo].map(({ size }) => size)).toEqual([0, 0, 0, 0, 0])
  expect(alarms.items).toEqual([])
})

test('a clock that is set back does not open a ring twice or close it', () => {
  const rings = [{ afterSeconds: 30, requires: [] }]
  const state = floorWith(queueIs({ requires: refunds, rings }), contactIs('Li'))
  told(state, 40)
  expect(told(state, 10, contactIs('Wu'), agentIs('Ana'), agentIs('Bo'))).toEqual([
    'offer Li to Ana',
    'offer Wu to Bo',
  ])
})

test('a contact that waits says who could not take it and when the next ring opens', () => {
  const rings = [{ afterSeconds: 60, requires: [] }]
  const skills = { refunds: 5 }
  const state = floorWith(
    queueIs({ requires: refunds, rings }),
    agentIs('Ana', { skills, ready: false }),
    agentIs('Bo', { skills, serving: { phone: 1 } }),
    agentIs('Cai', { skills }),
    agentIs('Dong'),
    agentIs('Emi', { skills, capacity: { chat: 3 } }),
    contactIs('Li', { declinedUntil: { Cai: noon + 60_000 } }),
  )
  expect(whyNotYet(state, 'Li', noon + 1000)).toEqual({
    reason: 'nobody-free',
    waitedMs: 1000,
    ring: 0,
    nextRingAt: noon + 60_000,
    agents: { eligible: 0, declined: 1, atCapacity: 1, notReady: 1, lacksSkill: 1, notOnChannel: 1 },
  })
})

test('an offer says by which rule, in which ring and after how long it was made', () => {
  const rings = [{ afterSeconds: 10, requires: [] }]
  const state = floorWith(
    queueIs({ requires: refunds, rings, priority: 2 }),
    contactIs('Li', { priority: 1 }),
  )
  const { decisions } = step(state, {
    now: noon + 15_000,
    facts: [agentIs('Ana', { idleSince: noon + 12_000 })],
  })
  const agents = { eligible: 1, declined: 0, atCapacity: 0, notReady: 0, lacksSkill: 0, notOnChannel: 0 }
  const why = { rule: 'longest-idle', ring: 1, priority: 3, waitedMs: 15_000, idleMs: 3000, agents }
  const expiresAt = noon + 35_000
  expect(decisions).toEqual([
    { type: 'offer', contactId: 'Li', agentId: 'Ana', queueId: 'calls', expiresAt, why },
  ])
})

test('a VIP goes first, by as much as her queue says for her level', () => {
  const state = floorWith(
    queueIs({ vipPriority: 2 }),
    contactIs('Li', { since: noon - 9000, priority: 5 }),
    contactIs('Wu', { level: 3 }),
  )
  const { decisions } = step(state, { now: noon + 1000, facts: [agentIs('Ana')] })
  expect(decisions).toMatchObject([{ contactId: 'Wu', why: { level: 3, priority: 6 } }])
})

test('who has waited to the cap goes before every VIP, at that instant', () => {
  const vip = { level: 3, since: noon + 500_000 }
  const state = floorWith(queueIs({ ageingSeconds: 600 }), contactIs('Li'))
  expect(told(state, 599, contactIs('Wu', vip), agentIs('Ana'))).toEqual(['offer Wu to Ana'])
  const later = floorWith(queueIs({ ageingSeconds: 600 }), contactIs('Li'), contactIs('Wu', vip))
  expect(told(later, 600, agentIs('Ana'))).toEqual(['offer Li to Ana'])
})

test('the least occupied is whose hands are emptiest for what she can hold', () => {
  const state = floorWith(
    queueIs({ channel: 'chat', selection: 'least-occupied' }),
    agentIs('Ana', { capacity: { chat: 2 }, serving: { chat: 1 }, idleSince: noon - 9000 }),
    agentIs('Bo', { capacity: { chat: 3 }, serving: { chat: 1 } }),
  )
  const { decisions } = step(state, { now: noon, facts: [contactIs('Li')] })
  expect(decisions).toMatchObject([
    { agentId: 'Bo', why: { rule: 'least-occupied', hands: { holds: 1, capacity: 3 } } },
  ])
})

test('who had the customer last is preferred when free, and waited for only as long as the queue says', () => {
  const reserved = { agentId: 'Ana', until: noon + 20_000 }
  const state = floorWith(
    queueIs(),
    agentIs('Bo', { idleSince: 0 }),
    agentIs('Ana', { serving: { phone: 1 } }),
  )
  expect(told(state, 0, contactIs('Li', { reserved }))).toEqual([])
  expect(whyNotYet(state, 'Li', noon + 1000)).toEqual({
    reason: 'reserved',
    waitedMs: 1000,
    ...reserved,
    standing: 'at-capacity',
  })
  expect(told(state, 10, contactIs('Wu', { reserved }), agentIs('Ana'))).toEqual(['offer Li to Ana'])
  expect(told(state, 20)).toEqual(['offer Wu to Bo'])
})

test('nobody waits for a last agent who goes on a break', () => {
  const reserved = { agentId: 'Ana', until: noon + 20_000 }
  const state = floorWith(queueIs(), agentIs('Bo'), agentIs('Ana', { serving: { phone: 1 } }))
  told(state, 0, contactIs('Li', { reserved }))
  expect(told(state, 5, agentIs('Ana', { ready: false, serving: { phone: 1 } }))).toEqual(['offer Li to Bo'])
})

test('a contact for one person goes to her alone, skilled or not, once she has a hand free', () => {
  const state = floorWith(queueIs({ requires: refunds }), agentIs('Bo', { skills: { refunds: 5 } }))
  expect(told(state, 1, contactIs('Li', { only: 'Ana' }))).toEqual([])
  expect(whyNotYet(state, 'Li', noon + 1000)).toMatchObject({ reason: 'only-for', standing: 'away' })
  expect(told(state, 2, agentIs('Ana'))).toEqual(['offer Li to Ana'])
})

test('a contact overflows at its second, to its own queue’s agents first, and never into a closed queue', () => {
  const overflow = { queueId: 'others', afterSeconds: 60 }
  const others = { id: 'others', channel: 'phone' as const }
  const state = floorWith(queueIs({ requires: refunds, overflow }), queueIs(others), contactIs('Li'))
  expect(told(state, 59, agentIs('Ana'))).toEqual([])
  const { decisions } = step(state, { now: noon + 60_000, facts: [] })
  expect(decisions).toMatchObject([{ agentId: 'Ana', queueId: 'calls', why: { overflowQueueId: 'others' } }])
  const shut = floorWith(queueIs({ requires: refunds, overflow }), queueIs({ ...others, open: false }))
  expect(told(shut, 61, agentIs('Ana'), contactIs('Li'))).toEqual([])
})

test('who takes a call is offered nothing beside it, on any channel', () => {
  const capacity = { phone: 1, chat: 3 }
  const state = floorWith(queueIs({ exclusive: true }), queueIs({ id: 'chats', channel: 'chat' }))
  expect(told(state, 0, agentIs('Ana', { capacity }), contactIs('Li'))).toEqual(['offer Li to Ana'])
  expect(told(state, 1, contactIs('Wu', { queueId: 'chats' }))).toEqual([])
  const serving = agentIs('Ana', { capacity, serving: { phone: 1 }, exclusive: true })
  expect(told(state, 2, serving, { type: 'contact-gone', contactId: 'Li' })).toEqual([])
  expect(told(state, 3, agentIs('Ana', { capacity }))).toEqual(['offer Wu to Ana'])
})
