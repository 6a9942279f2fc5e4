import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor, Scope, ShownEvent, StoredEvent, Viewer } from '#protocol'
import { type ContactRecord, staffContactOf, visitorContactOf } from './contact-record.ts'
import { type Conversation, conversationAfter, receivedAs } from './conversation.ts'
import {
  freshMessages,
  type History,
  historyAfter,
  newHistory,
  type Step,
  visitorId,
} from './model-history.ts'
import { messageForVisitor, presentProgress } from './present.ts'
import type { ContactProgress } from './progress.ts'
import type { Happening, WrapUp } from './stage.ts'
import { type Contact, isInternal, type VisitorContact } from './wire.ts'

const agentId = '01938f2a-0000-7000-8000-0000000000b1'
const otherAgentId = '01938f2a-0000-7000-8000-0000000000b2'
const at = '2026-11-22T01:00:00.000Z'

const kept: WrapUp = { reasons: ['returns'], resolved: 'yes', outcome: null, note: null }

const person = fc.constantFrom(agentId, otherAgentId)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constant<Happening>({ type: 'queued', at, queueId: agentId }),
  person.map((personId): Happening => ({ type: 'offered', at, personId })),
  fc.constant<Happening>({ type: 'requeued', at }),
  person.map((personId): Happening => ({
    type: 'accepted',
    at,
    personId,
    personName: '王小明',
    unitId: null,
  })),
  fc.constant<Happening>({ type: 'returned', at }),
  fc.constant<Happening>({ type: 'transferred', at, queueId: agentId }),
  person.map((personId): Happening => ({
    type: 'taken-over',
    at,
    personId,
    personName: '李华',
    unitId: null,
  })),
  fc.constantFrom('visitor' as const, 'agent' as const).map((by): Happening => ({ type: 'ended', at, by })),
  fc.constant<Happening>({ type: 'wrapped-up', at, by: 'clock', ...kept, reasons: [] }),
  fc.constant<Happening>({ type: 'corrected', at, ...kept }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: happening.map((each): Step => ({ type: 'happens', happening: each })) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('says' as const),
      from: fc.constantFrom('visitor' as const, 'agent' as const, 'system' as const),
      kind: fc.constantFrom('text' as const, 'text' as const, 'note' as const, 'whisper' as const),
      text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('receives' as const),
      reader: fc.constantFrom('visitor' as const, 'agent' as const),
      what: fc.constantFrom('delivered' as const, 'read' as const),
      upToSeq: fc.integer({ min: 1, max: 12 }),
    }),
  },
)
const steps = fc.array(step, { maxLength: 40 })

const viewer = (actor: Actor, scope: Scope): Viewer => ({ actor, scopeOf: () => scope })
const leader = viewer(
  { kind: 'key', keyId: agentId, name: '班长', grants: [], permissions: null },
  { reach: 'all' },
)
const visitor = viewer({ kind: 'visitor', visitorId, language: 'zh-Hans' }, { reach: 'none' })

type Side<Head extends { id: string; version: number }> = {
  viewer: Viewer
  head(contact: ContactRecord): Head
  load(history: History): Conversation<Head>
}

const staffSide: Side<Contact> = {
  viewer: leader,
  head: staffContactOf,
  load: (history) => ({
    contact: staffContactOf(history.contact),
    messages: freshMessages(history),
    missed: false,
  }),
}
const visitorSide: Side<VisitorContact> = {
  viewer: visitor,
  head: visitorContactOf,
  load: (history) => ({
    contact: visitorContactOf(history.contact),
    messages: freshMessages(history).flatMap((message) => messageForVisitor(message) ?? []),
    missed: false,
  }),
}

function shownTo(
  { viewer: looks }: { viewer: Viewer },
  events: readonly StoredEvent<ContactProgress>[],
): ShownEvent[] {
  return events.flatMap((event) => {
    const data = presentProgress(event, looks)
    return data ? [{ id: event.id, type: event.type, at: event.at, about: event.about, data }] : []
  })
}

const played = (from: History, all: readonly Step[]) => all.reduce(historyAfter, from)

for (const [name, side] of Object.entries({ staff: staffSide, visitors: visitorSide })) {
  // The two sides differ in the type of their heads only.
  const { load } = side as Side<Contact>

  test(`on the screens of ${name} the events since a load give what a new load gives`, () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const opened = played(newHistory(), before)
        const grown = played(opened, after)
        const news = shownTo(side, grown.events.slice(opened.events.length))
        const followed = news.reduce(conversationAfter<Contact>, load(opened))
        expect(followed).toEqual(load(grown))
      }),
    )
  })

  test(`on the screens of ${name} events that arrive again, or are older than the load, change nothing`, () => {
    fc.assert(
      fc.property(steps, (all) => {
        const history = played(newHistory(), all)
        const events = shownTo(side, history.events)
        expect(events.reduce(conversationAfter<Contact>, load(history))).toEqual(load(history))
        const twice = events.flatMap((event) => [event, event])
        expect(twice.reduce(conversationAfter<Contact>, load(newHistory()))).toEqual(load(history))
      }),
    )
  })

  test(`on the screens of ${name} a lost event is noticed with the next one`, () => {
    fc.assert(
      fc.property(steps, fc.nat(), (all, which) => {
        const events = shownTo(side, played(newHistory(), all).events).slice(1)
        fc.pre(events.length >= 2)
        const lost = which % (events.length - 1)
        const arrived = events.filter((_, index) => index !== lost)
        expect(arrived.reduce(conversationAfter<Contact>, load(newHistory())).missed).toBe(true)
      }),
    )
  })
}

test('receipts never take back what an earlier one said, and what was read was delivered', () => {
  fc.assert(
    fc.property(steps, steps, (before, after) => {
      const earlier = played(newHistory(), before)
      const grown = played(earlier, after)
      const later = freshMessages(grown)
      for (const reader of ['visitor', 'agent'] as const) {
        expect(grown.contact.marks[reader].read).toBeGreaterThanOrEqual(earlier.contact.marks[reader].read)
        const said = grown.receipts.filter((receipt) => receipt.reader === reader && receipt.what === 'read')
        expect(said.map(({ upToSeq }) => upToSeq)).toEqual(
          [...new Set(said.map(({ upToSeq }) => upToSeq))].toSorted((a, b) => a - b),
        )
      }
      freshMessages(earlier).forEach((message, index) => {
        const now = later[index]
        if (message.deliveredAt) expect(now?.deliveredAt).toBe(message.deliveredAt)
        if (message.readAt) expect(now?.readAt).toBe(message.readAt)
      })
      for (const { readAt, deliveredAt } of later) if (readAt) expect(deliveredAt).not.toBeNull()
    }),
  )
})

test('what the customer can see is numbered without gaps, and unread is what she wrote and nobody read', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const history = played(newHistory(), all)
      const seen = history.messages.filter((message) => !isInternal(message))
      expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1))
      const read = history.contact.marks.agent.read
      expect(history.contact.unread).toBe(
        seen.filter(({ from, seq }) => from === 'visitor' && seq > read).length,
      )
    }),
  )
})

test('a visitor cannot notice a note, a whisper, an offer, who reads along or a wrap-up: not by an event, a number or a gap', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const history = played(newHistory(), all)
      const shown = shownTo(visitorSide, history.events)
      expect(shown.map(({ data }) => versionIn(data))).toEqual(shown.map((_, index) => index + 1))
      const text = JSON.stringify([shown.map(({ data }) => data), visitorSide.load(history)])
      for (const secret of [
        'note',
        'whisper',
        'readers',
        'queue',
        'offered',
        'requeued',
        'wrap',
        'returns',
        'unread',
        agentId,
        otherAgentId,
      ]) {
        expect(text.includes(`"${secret}`)).toBe(false)
      }
    }),
  )
})

function versionIn(data: unknown): unknown {
  return (data as { contact: { version: number } }).contact.version
}

test('a note, an offer, its end and a wrap-up are not told to the visitor at all', () => {
  const serving: Happening[] = [
    { type: 'queued', at, queueId: agentId },
    { type: 'offered', at, personId: agentId },
    { type: 'requeued', at },
    { type: 'offered', at, personId: agentId },
    { type: 'accepted', at, personId: agentId, personName: '王小明', unitId: null },
    { type: 'ended', at, by: 'agent' },
    { type: 'wrapped-up', at, by: 'agent', ...kept },
  ]
  const all = serving.flatMap((each): Step[] => [
    { type: 'says', from: 'agent', kind: 'note', text: '老客户' },
    { type: 'happens', happening: each },
  ])
  const shown = shownTo(visitorSide, played(newHistory(), all).events)
  expect(shown.map(({ data }) => data).slice(1)).toEqual([
    { contact: { state: 'serving', agentName: '王小明', acceptedAt: expect.any(String), version: 2 } },
    { contact: { state: 'ended', endedBy: 'agent', endedAt: expect.any(String), version: 3 } },
  ])
})

test('a customer whose agent has gone is told that she waits again, and by whom she is served then', () => {
  const course: Happening[] = [
    { type: 'queued', at, queueId: agentId },
    { type: 'offered', at, personId: agentId },
    { type: 'accepted', at, personId: agentId, personName: '王小明', unitId: null },
    { type: 'returned', at },
    { type: 'offered', at, personId: otherAgentId },
    { type: 'accepted', at, personId: otherAgentId, personName: '李华', unitId: null },
  ]
  const history = played(
    newHistory(),
    course.map((happening): Step => ({ type: 'happens', happening })),
  )
  const shown = shownTo(visitorSide, history.events)
  expect(shown.map(({ data }) => data).slice(2)).toEqual([
    {
      contact: {
        state: 'waiting',
        agentName: null,
        acceptedAt: null,
        returnedAt: expect.any(String),
        version: 3,
      },
    },
    { contact: { state: 'serving', agentName: '李华', acceptedAt: expect.any(String), version: 4 } },
  ])
  expect(history.contact.queuedAt).toBe(history.events[1]?.at)
})

test('whoever loses a contact, and her leader, are told so', () => {
  const course: Happening[] = [
    { type: 'offered', at, personId: agentId },
    { type: 'accepted', at, personId: agentId, personName: '王小明', unitId: otherAgentId },
    { type: 'returned', at },
  ]
  const { events, contact } = played(
    newHistory(),
    course.map((happening): Step => ({ type: 'happens', happening })),
  )
  expect(events.at(-1)?.about).toMatchObject({ personId: agentId, unitId: otherAgentId })
  expect(contact).toMatchObject({ state: 'waiting', agent: null, unitId: null })
})

test('another visitor, a stranger and an agent of another team are shown nothing', () => {
  const { events } = played(newHistory(), [{ type: 'says', from: 'visitor', kind: 'text', text: '想退货' }])
  const others = [
    viewer({ kind: 'visitor', visitorId: agentId, language: 'en' }, { reach: 'all' }),
    viewer({ kind: 'stranger', language: 'en' }, { reach: 'all' }),
    viewer(
      { kind: 'key', keyId: agentId, name: '', grants: [], permissions: null },
      { reach: 'some', personId: agentId, unitIds: [otherAgentId] },
    ),
  ]
  for (const looks of others) expect(shownTo({ viewer: looks }, events)).toEqual([])
})

test('a receipt of the visitor says nothing of her own messages or of notes', () => {
  const said: Step[] = [
    { type: 'says', from: 'visitor', kind: 'text', text: '在吗' },
    { type: 'says', from: 'agent', kind: 'note', text: '老客户' },
    { type: 'says', from: 'agent', kind: 'text', text: '在的' },
    { type: 'receives', reader: 'visitor', what: 'read', upToSeq: 2 },
  ]
  const messages = freshMessages(played(newHistory(), said))
  expect(messages.map(({ readAt }) => readAt !== null)).toEqual([false, false, true])
  const [first] = messages
  expect(first && receivedAs(first, { reader: 'visitor', what: 'read', upToSeq: 9, at })).toBe(first)
})

test('an event of another contact changes nothing', () => {
  const state = staffSide.load(newHistory())
  const event = { about: { contactId: agentId }, data: { contact: { version: 2, state: 'closed' } } }
  expect(conversationAfter(state, event)).toBe(state)
})
