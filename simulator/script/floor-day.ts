// Lives through a day of the floor without anybody waiting: the planned customers come, the engine that routes the
// real ones decides who gets them, and conversations take the time that they take.
import {
  type Agent,
  type Contact,
  type Decision,
  emptyRouting,
  type Fact,
  type Queue,
  step,
  type WhyOffered,
} from '#routing/core'
import { type Chance, chanceOf } from './chance.ts'
import { type ContactPlan, planDay, type PlannedDay } from './contact-plan.ts'
import { converse, type Conversation, type Line } from './conversation.ts'
import { newCustomerMind, opens, waits } from './customer-mind.ts'
import { type Timeline, timeline } from './timeline.ts'

/** Seconds of the day. */
export type Shift = { from: number; to: number; pause: { from: number; to: number } }

export type FloorAgent = {
  id: string
  name: string
  skills: Readonly<Record<string, number>>
  capacity: number
  /** 1 is ordinary, more is quicker. */
  pace: number
  /** Undefined: she is not in on this day. */
  shift: Shift | undefined
}

export type Floor = {
  queues: readonly Queue[]
  agents: readonly FloorAgent[]
  /** Where words lead to. */
  queueFor(text: string): string
}

export type SpokenLine = { at: number; by: Line['by']; text: string }

export type StoryOffer = {
  at: number
  agentId: string
  queueId: string
  expiresAt: number
  why: WhyOffered
  /** Missed at `expiresAt`, or accepted then; undefined when the customer had gone before. */
  answered: { at: number; how: 'accepted' | 'missed' } | undefined
}

/** One contact from the first word to the last, with every instant. Epoch milliseconds throughout. */
export type Story = {
  plan: ContactPlan
  queueId: string
  opening: SpokenLine[]
  offers: StoryOffer[]
  outcome:
    | { kind: 'abandoned'; at: number }
    | {
        kind: 'served'
        agentId: string
        talk: Conversation
        lines: SpokenLine[]
        endedAt: number
        wrappedUpAt: number
        ratedAt: number
      }
}

type State = 'ready' | 'not-ready' | 'break' | 'offline'
export type StateChange = { at: number; agentId: string; from: State; state: State }

export type LivedDay = { stories: Story[]; states: StateChange[] }

type Waiting = { plan: ContactPlan; contact: Contact; opening: SpokenLine[]; offers: StoryOffer[] }
type Seat = { who: FloorAgent; agent: Agent; state: State }

export function liveThrough(seed: string, day: PlannedDay, floor: Floor): LivedDay {
  const lived: LivedDay = { stories: [], states: [] }
  const engine = emptyRouting()
  const events: Timeline = timeline()
  const waiting = new Map<string, Waiting>()
  const seats = new Map<string, Seat>()
  const servedLast = new Map<string, string>()
  let now = day.midnight
  let wakeAt = Infinity

  function tell(...facts: Fact[]): void {
    const { decisions, wakeAt: next } = step(engine, { now, facts })
    wakeAt = next ?? Infinity
    decisions.forEach(follow)
  }

  function follow(decision: Decision): void {
    const one = waiting.get(decision.contactId)
    if (!one) return
    if (decision.type === 'offer') holdOut(one, decision)
    else events.at(now, () => sendBack(one, decision.agentId))
  }

  function holdOut(one: Waiting, { agentId, queueId, expiresAt, why }: Decision & { type: 'offer' }): void {
    const chance = chanceOf(seed, 'offer', one.plan.key, one.offers.length)
    const offer: StoryOffer = { at: now, agentId, queueId, expiresAt, why, answered: undefined }
    one.offers.push(offer)
    one.contact = { ...one.contact, offer: { agentId, expiresAt, exclusive: false } }
    events.at(now, () => tell({ type: 'contact-is', contact: one.contact }))
    const answersAt = now + chance.around(3.5, 0.5) * 1000
    if (!chance.happens(missed) && answersAt < expiresAt) events.at(answersAt, () => accept(one, offer))
  }

  function sendBack(one: Waiting, agentId: string): void {
    const offer = one.offers.at(-1)
    if (!waiting.has(one.plan.key) || one.contact.offer?.agentId !== agentId || !offer) return
    offer.answered = { at: now, how: 'missed' }
    const { offer: _over, ...waits } = one.contact
    one.contact = { ...waits, declinedUntil: { ...waits.declinedUntil, [agentId]: now + 60_000 } }
    tell({ type: 'contact-is', contact: one.contact })
  }

  function accept(one: Waiting, offer: StoryOffer): void {
    const seat = seats.get(offer.agentId)
    if (!seat || !waiting.delete(one.plan.key)) return
    offer.answered = { at: now, how: 'accepted' }
    servedLast.set(one.plan.customer.key, offer.agentId)
    const chance = chanceOf(seed, 'talk', one.plan.key)
    const talk = converse(one.plan, seat.who, chance)
    // Who is still writing her first words is listened to first.
    const from = Math.max(now, one.opening.at(-1)?.at ?? now)
    const lines = spoken(talk.lines, from)
    const endedAt = (lines.at(-1)?.at ?? from) + chance.between(4, 25) * 1000
    const wrappedUpAt = endedAt + (chance.around(28, 0.5) / seat.who.pace) * 1000
    const ratedAt = endedAt + chance.between(5, 60) * 1000
    const { plan, contact, opening, offers } = one
    const outcome = {
      kind: 'served',
      agentId: seat.who.id,
      talk,
      lines,
      endedAt,
      wrappedUpAt,
      ratedAt,
    } as const
    lived.stories.push({ plan, queueId: contact.queueId, opening, offers, outcome })
    events.at(wrappedUpAt, () => tell(serves(seat, -1)))
    tell({ type: 'contact-gone', contactId: plan.key }, serves(seat, 1))
  }

  function arrive(plan: ContactPlan): void {
    const chance = chanceOf(seed, 'talk', plan.key)
    const opening = openingOf(plan, chance)
    const queueId = floor.queueFor(opening[0]?.text ?? '')
    const last = servedLast.get(plan.customer.key)
    const contact: Contact = {
      id: plan.key,
      queueId,
      since: now,
      lineSince: now,
      priority: 0,
      level: plan.customer.level,
      returned: false,
      declinedUntil: {},
      ...(last !== undefined && { reserved: { agentId: last, until: now } }),
    }
    const one: Waiting = { plan, contact, opening, offers: [] }
    waiting.set(plan.key, one)
    events.at(now + plan.patienceSeconds * 1000, () => leave(one))
    tell({ type: 'contact-is', contact })
  }

  function leave({ plan, contact, opening, offers }: Waiting): void {
    if (!waiting.delete(plan.key)) return
    const said = opening.filter(({ at }) => at <= now)
    lived.stories.push({
      plan,
      queueId: contact.queueId,
      opening: said,
      offers,
      outcome: { kind: 'abandoned', at: now },
    })
    tell({ type: 'contact-gone', contactId: plan.key })
  }

  function serves(seat: Seat, more: 1 | -1): Fact {
    const chat = (seat.agent.serving.chat ?? 0) + more
    seat.agent = { ...seat.agent, serving: { chat }, idleSince: now }
    return { type: 'agent-is', agent: seat.agent }
  }

  function change(seat: Seat, state: State): void {
    lived.states.push({ at: now, agentId: seat.who.id, from: seat.state, state })
    seat.state = state
    seat.agent = { ...seat.agent, ready: state === 'ready' }
    tell(
      state === 'offline'
        ? { type: 'agent-gone', agentId: seat.who.id }
        : { type: 'agent-is', agent: seat.agent },
    )
  }

  for (const queue of floor.queues) tell({ type: 'queue-is', queue })
  for (const who of floor.agents) {
    const seat = seatOf(who, now)
    seats.set(who.id, seat)
    for (const { second, state } of statesOf(who)) {
      events.at(day.midnight + second * 1000, () => change(seat, state))
    }
  }
  for (const plan of planDay(seed, day)) events.at(plan.at, () => arrive(plan))
  while (Math.min(events.next(), wakeAt) < Infinity) {
    now = Math.max(now, Math.min(events.next(), wakeAt))
    if (events.next() <= now) events.take()()
    else tell()
  }
  return { stories: lived.stories.toSorted((a, b) => a.plan.at - b.plan.at), states: lived.states }
}

/** Of a hundred offers so many are not heard. */
const missed = 0.025

function seatOf(who: FloorAgent, now: number): Seat {
  const { id, skills, capacity } = who
  const agent = {
    id,
    ready: false,
    idleSince: now,
    skills,
    capacity: { chat: capacity },
    serving: {},
    exclusive: false,
  }
  return { who, agent, state: 'offline' }
}

function statesOf({ shift }: FloorAgent): { second: number; state: State }[] {
  if (!shift) return []
  const { from, to, pause } = shift
  return [
    { second: from - 240, state: 'not-ready' },
    { second: from, state: 'ready' },
    { second: pause.from, state: 'break' },
    { second: pause.to, state: 'ready' },
    { second: to, state: 'not-ready' },
    { second: to + 900, state: 'offline' },
  ]
}

function openingOf(plan: ContactPlan, chance: Chance): SpokenLine[] {
  const mind = newCustomerMind(plan)
  const messages = opens(mind, chance).messages
  const lines = messages.map((text, index) => ({
    by: 'customer' as const,
    text,
    afterSeconds: index === 0 ? 0 : chance.around(5, 0.5),
  }))
  const patience = plan.patienceSeconds * chance.between(0.4, 0.8)
  const nudges = waits(mind, chance).map((text) => ({
    by: 'customer' as const,
    text,
    afterSeconds: patience,
  }))
  return spoken([...lines, ...(chance.happens(0.5) ? nudges : [])], plan.at)
}

function spoken(lines: readonly Line[], from: number): SpokenLine[] {
  let at = from
  return lines.map(({ by, text, afterSeconds }) => {
    at += Math.round(afterSeconds * 1000)
    return { at, by, text }
  })
}
