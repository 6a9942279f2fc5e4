import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision, Step, WhyNotYet } from './decisions.ts'
import { whyNotYet } from './explain.ts'
import type { Fact, Queue, RoutingEvent } from './facts.ts'
import {
  act,
  type Action,
  agentFact,
  allFacts,
  claim,
  contactFact,
  emptyFloor,
  type Floor,
  type FloorAgent,
  type FloorContact,
  holdsAlone,
  type Kept,
  load,
} from './model-floor.ts'
import {
  counts,
  isAged,
  keptFor,
  needlesslyWaiting,
  overtaken,
  passedOver,
  priority,
  reached,
  standing,
  waiting,
} from './model-judge.ts'
import { emptyRouting, type RoutingState } from './routing-state.ts'
import { step } from './step.ts'

const nth = fc.nat({ max: 20 })
const level = fc.integer({ min: 1, max: 5 })
const channel = fc.constantFrom('chat' as const, 'phone' as const)
const skillId = fc.constantFrom('billing', 'cantonese', 'refunds')
const requires = fc.uniqueArray(fc.record({ skillId, level }), {
  maxLength: 2,
  selector: (one) => one.skillId,
})
const rings = fc.uniqueArray(fc.record({ afterSeconds: fc.integer({ min: 1, max: 90 }), requires }), {
  maxLength: 2,
  selector: (ring) => ring.afterSeconds,
})
const offerSeconds = fc.integer({ min: 5, max: 30 })
const overflow = fc.record({
  queueId: fc.constantFrom('queue-0', 'queue-1', 'queue-2'),
  afterSeconds: fc.integer({ min: 1, max: 60 }),
})
const queue = fc
  .record({
    channel,
    requires,
    rings,
    offerSeconds,
    selection: fc.constantFrom('longest-idle' as const, 'least-occupied' as const),
    priority: fc.nat({ max: 2 }),
    vipPriority: fc.nat({ max: 2 }),
    ageingSeconds: fc.integer({ min: 30, max: 90 }),
    exclusive: fc.boolean(),
    open: fc.boolean(),
    overflow: fc.option(overflow, { nil: undefined }),
  })
  .map(({ overflow: leads, ...settings }) => ({ ...settings, ...(leads && { overflow: leads }) }))
const capacity = fc.record({ chat: fc.nat({ max: 3 }), phone: fc.nat({ max: 1 }) }, { requiredKeys: [] })
const skills = fc.dictionary(skillId, level)

const opening: fc.Arbitrary<Action[]> = fc
  .tuple(
    fc
      .tuple(queue, queue)
      .map((queues) =>
        queues.map((one, index): Action => ({ type: 'queue-is-now', nth: index, queue: one })),
      ),
    fc.array(fc.record({ type: fc.constant('agent-is-now' as const), nth, skills, capacity }), {
      minLength: 2,
      maxLength: 5,
    }),
  )
  .map(([queues, agents]) => [...queues, ...agents])

const kept: fc.Arbitrary<Kept> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ how: 'not' as const }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant('only' as const), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ how: fc.constant('reserved' as const), nth, seconds: fc.nat({ max: 60 }) }),
  },
)

const anything: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('arrive' as const),
      nth,
      priority: fc.nat({ max: 2 }),
      level: fc.nat({ max: 3 }),
      returned: fc.boolean(),
      kept,
    }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('accept' as const), nth }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('finish' as const), nth }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('leave' as const, 'reject' as const), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom('toggle-ready' as const, 'go-home' as const), nth }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('drop-queue' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('queue-is-now' as const), nth, queue }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('agent-is-now' as const), nth, skills, capacity }) },
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 70 }) }),
  },
)
const story = fc
  .tuple(opening, fc.array(anything, { minLength: 20, maxLength: 70 }))
  .map((parts) => parts.flat())
const runs = { numRuns: 300 }

type Router = {
  state: RoutingState
  events: RoutingEvent[]
  steps: Step[]
  onDecision: (floor: Floor, decision: Decision) => void
}

function router(onDecision: Router['onDecision'] = () => undefined): Router {
  return { state: emptyRouting(), events: [], steps: [], onDecision }
}

/** Feeds facts, carries out what is decided, feeds what came of it, until the engine has nothing more to say. */
function settle(floor: Floor, to: Router, facts: Fact[]): void {
  let news = facts
  do {
    const event = { now: floor.now, facts: news }
    const { decisions, wakeAt } = step(to.state, event)
    to.events.push(event)
    to.steps.push({ decisions, wakeAt })
    // An offer that has just run out still holds its agent while the offers beside it are decided.
    const offersFirst = decisions.toSorted((a, b) => Number(b.type === 'offer') - Number(a.type === 'offer'))
    news = offersFirst.flatMap((decision) => {
      to.onDecision(floor, decision)
      const changed = claim(floor, decision)
      if (changed === undefined) throw new Error(`The database refuses ${JSON.stringify(decision)}.`)
      return changed
    })
  } while (news.length > 0)
}

function play(floor: Floor, to: Router, actions: Action[], afterEach: () => void = () => undefined): void {
  for (const action of actions) {
    if (action.type === 'pass') passTime(floor, to, floor.now + action.seconds * 1000)
    else settle(floor, to, act(floor, action))
    afterEach()
  }
}

/** The clock runs as in the live router: it wakes when the engine asks to be woken. */
function passTime(floor: Floor, to: Router, until: number): void {
  for (
    let wakeAt = to.steps.at(-1)?.wakeAt;
    wakeAt !== undefined && wakeAt <= until;
    wakeAt = to.steps.at(-1)?.wakeAt
  ) {
    floor.now = Math.max(floor.now, wakeAt)
    settle(floor, to, [])
  }
  floor.now = until
  settle(floor, to, [])
}

function expectRoom(floor: Floor, decision: Decision): void {
  if (decision.type !== 'offer') return
  const channel = floor.queues.get(decision.queueId)?.channel ?? 'chat'
  expect(holdsAlone(floor, decision.agentId)).toBe(false)
  expect(floor.contacts.get(decision.contactId)?.life.at).toBe('waiting')
  expect(load(floor, decision.agentId, channel)).toBeLessThan(
    floor.agents.get(decision.agentId)?.capacity[channel] ?? 0,
  )
}

type Offered = {
  decision: Extract<Decision, { type: 'offer' }>
  contact: FloorContact
  agent: FloorAgent
  through: Queue
}

/** What an offer decision speaks of; undefined for other decisions. */
function offeredBy(floor: Floor, decision: Decision): Offered | undefined {
  if (decision.type !== 'offer') return undefined
  const contact = floor.contacts.get(decision.contactId)
  const agent = floor.agents.get(decision.agentId)
  const through = floor.queues.get(decision.why.overflowQueueId ?? decision.queueId)
  if (contact === undefined || agent === undefined || through === undefined) throw new Error('of nobody')
  return { decision, contact, agent, through }
}

function expectFair(floor: Floor, made: Decision): void {
  const offer = offeredBy(floor, made)
  if (offer === undefined) return
  const { contact, agent, through } = offer
  expect(reached(floor, contact)).toContain(through)
  expect(standing(floor, contact, agent, through)).toBe('eligible')
  expect(overtaken(floor, contact, agent)).toEqual([])
  expect(passedOver(floor, contact, agent, through)).toEqual([])
}

function expectExplained(floor: Floor, made: Decision): void {
  const offer = offeredBy(floor, made)
  if (offer === undefined) return
  const { decision, contact, agent, through } = offer
  const { why } = decision
  expect(why.agents).toEqual(counts(floor, contact, through))
  expect(why.waitedMs).toBe(floor.now - contact.lineSince)
  expect(why.idleMs).toBe(floor.now - agent.idleSince)
  expect(why.priority).toBe(priority(floor, contact))
  expect(why.level ?? 0).toBe(contact.level)
  expect([why.returned ?? false, why.aged ?? false]).toEqual([contact.returned, isAged(floor, contact)])
  const [own] = reached(floor, contact)
  expect(why.overflowQueueId).toBe(through === own ? undefined : through.id)
  const isLast = contact.reserved?.agentId === agent.id
  expect(why.rule).toBe(contact.only ? 'direct' : isLast ? 'last-agent' : through.selection)
  for (const { skillId, needs, has } of why.skills ?? []) {
    expect(has).toBe(agent.skills[skillId])
    expect(has).toBeGreaterThanOrEqual(needs)
  }
}

function expectWaitExplained(floor: Floor, contact: FloorContact, why: WhyNotYet | undefined): void {
  const [own, ...others] = reached(floor, contact)
  if (own === undefined) return expect(why?.reason).toBe('no-such-queue')
  const one = keptFor(floor, contact)
  if (one !== undefined) {
    expect(why).toMatchObject({ reason: contact.only ? 'only-for' : 'reserved', agentId: one })
    return
  }
  if (why?.reason !== 'nobody-free') throw new Error(`says ${why?.reason}`)
  expect(why.agents).toEqual({ ...counts(floor, contact, own), eligible: 0 })
  expect(why.closed ?? false).toBe(!own.open)
  const open = (why.overflow ?? []).filter(({ agents }) => agents !== undefined)
  expect(open.map(({ queueId }) => queueId)).toEqual(others.map(({ id }) => id))
  for (const [index, { agents }] of open.entries()) {
    const queue = others[index]
    if (queue) expect(agents).toEqual({ ...counts(floor, contact, queue), eligible: 0 })
  }
}

describe('on any floor, whatever happens', () => {
  test('nobody waits while an agent who may take them is free', () => {
    fc.assert(
      fc.property(story, (actions) => {
        const floor = emptyFloor()
        play(floor, router(), actions, () => expect(needlesslyWaiting(floor)).toEqual([]))
      }),
      runs,
    )
  })

  test('nobody is overtaken, and nobody who has been idle longer is passed over', () => {
    fc.assert(
      fc.property(story, (actions) => play(emptyFloor(), router(expectFair), actions)),
      runs,
    )
  })

  test('no contact is given twice and no agent gets more than she can hold', () => {
    fc.assert(
      fc.property(story, (actions) => play(emptyFloor(), router(expectRoom), actions)),
      runs,
    )
  })

  test('no contact is lost: whoever arrived and did not leave is waiting, offered or served', () => {
    fc.assert(
      fc.property(story, (actions) => {
        const floor = emptyFloor()
        const to = router()
        play(floor, to, actions, () => {
          for (const { id, life } of floor.contacts.values()) {
            expect(whyNotYet(to.state, id, floor.now) !== undefined).toBe(life.at === 'waiting')
            expect(to.state.contacts.get(id)?.offer?.agentId).toBe(
              life.at === 'offered' ? life.agentId : undefined,
            )
          }
        })
      }),
      runs,
    )
  })

  test('every offer says why, and its counts are those of the floor', () => {
    fc.assert(
      fc.property(story, (actions) => play(emptyFloor(), router(expectExplained), actions)),
      runs,
    )
  })

  test('every contact that still waits says why, with every agent counted once', () => {
    fc.assert(
      fc.property(story, (actions) => {
        const floor = emptyFloor()
        const to = router()
        play(floor, to, actions, () => {
          for (const contact of waiting(floor)) {
            expectWaitExplained(floor, contact, whyNotYet(to.state, contact.id, floor.now))
          }
        })
      }),
      runs,
    )
  })

  test('the same facts at the same times give the same decisions', () => {
    fc.assert(
      fc.property(story, (actions) => {
        const to = router()
        play(emptyFloor(), to, actions)
        const again = emptyRouting()
        expect(to.events.map((event) => step(again, event))).toEqual(to.steps)
      }),
      runs,
    )
  })

  test('hearing everything once more changes nothing, neither now nor later', () => {
    fc.assert(
      fc.property(story, (actions) => {
        const [plain, told] = [router(), router()]
        const [floor, same] = [emptyFloor(), emptyFloor()]
        play(floor, plain, actions)
        play(same, told, actions, () => {
          const repeated = step(told.state, { now: same.now, facts: allFacts(same) })
          expect(repeated).toEqual({ decisions: [], wakeAt: told.steps.at(-1)?.wakeAt })
        })
        expect(told.steps).toEqual(plain.steps)
      }),
      runs,
    )
  })

  test('a new router that reads the database goes on exactly as the old one would have', () => {
    const reordered = fc.func<[string], number>(fc.nat())
    fc.assert(
      fc.property(story, fc.array(anything, { maxLength: 20 }), reordered, (before, after, order) => {
        const floor = emptyFloor()
        const old = router()
        play(floor, old, before)
        const facts = allFacts(floor).toSorted((a, b) => order(JSON.stringify(a)) - order(JSON.stringify(b)))
        const fresh = emptyRouting()
        expect(step(fresh, { now: floor.now, facts })).toEqual({
          decisions: [],
          wakeAt: old.steps.at(-1)?.wakeAt,
        })
        const from = old.events.length
        play(floor, old, after)
        expect(old.events.slice(from).map((event) => step(fresh, event))).toEqual(old.steps.slice(from))
      }),
      runs,
    )
  })
})

describe('when facts come late, twice, in the wrong order or not at all', () => {
  const delivery = fc.record({
    lost: fc.boolean(),
    copies: fc.integer({ min: 1, max: 2 }),
    at: fc.nat({ max: 5 }),
  })
  const rough = fc.array(fc.tuple(anything, delivery), { minLength: 20, maxLength: 60 })

  test('the database refuses what is out of date, and one fresh look puts everything right', () => {
    fc.assert(
      fc.property(opening, rough, (start, actions) => {
        const floor = emptyFloor()
        const to = router()
        play(floor, to, start)
        const post: Fact[] = []
        for (const [action, { lost, copies, at }] of actions) {
          const facts = act(floor, action)
          for (let copy = lost ? copies : 0; copy < copies; copy++)
            post.splice(at % (post.length + 1), 0, ...facts)
          const { decisions } = step(to.state, { now: floor.now, facts: post.splice(0, at) })
          for (const decision of decisions) {
            const changed = claim(floor, decision)
            post.push(
              ...(changed ?? [agentFact(floor, decision.agentId), contactFact(floor, decision.contactId)]),
            )
          }
        }
        settle(floor, to, allFacts(floor))
        expect(needlesslyWaiting(floor)).toEqual([])
        for (const contact of waiting(floor)) expect(whyNotYet(to.state, contact.id, floor.now)).toBeDefined()
      }),
      runs,
    )
  })
})
