import { type Contact, exampleContact } from '#contacts/core'
import type { ShownEvent } from '#protocol'
import { expect, test } from 'vitest'
import { arranged } from './arrange-desk.ts'
import { deskAfter, deskWith } from './desk-after.ts'
import type { Desk } from './desk-shapes.ts'

const me = '01938f2a-1111-7000-8000-0000000000b1'
const at = '2026-11-21T02:00:00.000Z'

const mine: Contact = {
  ...exampleContact,
  state: 'serving',
  agent: { id: me, name: '王小明' },
  offeredTo: null,
  acceptedAt: at,
  returnedAt: null,
  endedAt: null,
  endedBy: null,
  wrappedUpAt: null,
  reasons: [],
  resolved: null,
  outcome: null,
  wrapUpBy: null,
  unread: 1,
  version: 7,
}

const desk: Desk = arranged({
  me: {
    personId: me,
    state: 'ready',
    reason: null,
    breakKind: null,
    holds: [],
    since: at,
    shown: 'ready',
    shownSince: at,
    capacity: { chat: 3, phone: 1, mail: 0 },
    load: { chat: 0, phone: 0, mail: 0 },
    version: 3,
  },
  day: { from: '2026-11-20T16:00:00.000Z', to: '2026-11-21T16:00:00.000Z' },
  offers: [],
  conversations: [mine],
  closed: [],
  wrapUps: [],
  queues: [],
  stale: [],
})

const told = (contact: Partial<Contact> & { version: number }, personId = me): ShownEvent => ({
  id: '01938f2a-1111-7000-8000-0000000000e1',
  type: 'contact.message-sent',
  at,
  about: { contactId: mine.id, personId },
  data: { contact },
})

test('a desk counts what lies on it', () => {
  expect(desk.me).toMatchObject({ shown: 'serving', load: { chat: 1, phone: 0, mail: 0 } })
})

test('what a visitor writes is seen at once', () => {
  const after = deskAfter(desk, told({ unread: 2, version: 8 }))
  expect(after.conversations).toEqual([{ ...mine, unread: 2, version: 8 }])
  expect(after.stale).toEqual([])
})

test('an event that comes twice, or of somebody else’s contact, changes nothing', () => {
  expect(deskAfter(desk, told({ unread: 1, version: 7 }))).toBe(desk)
  expect(deskAfter(desk, told({ unread: 9, version: 8 }, '01938f2a-1111-7000-8000-0000000000b2'))).toBe(desk)
})

test('where an event is missing the contact is fetched, and what is older than the question is not believed', () => {
  const stale = deskAfter(desk, told({ unread: 4, version: 10 }))
  expect(stale.conversations).toEqual([mine])
  const asked = stale.stale[0]?.round ?? 0
  const again = deskAfter(stale, told({ unread: 5, version: 11 }))
  const answer = { contactId: mine.id, offer: null, contact: { ...mine, unread: 4, version: 10 } }
  expect(deskWith(again, answer, asked)).toBe(again)
  const newer = { ...answer, contact: { ...mine, unread: 5, version: 11 } }
  const whole = deskWith(again, newer, again.stale[0]?.round ?? 0)
  expect(whole.conversations).toEqual([newer.contact])
  expect(whole.stale).toEqual([])
})

test('a contact that is no longer mine leaves the desk', () => {
  const stale = deskAfter(desk, told({ version: 10 }))
  const gone = { contactId: mine.id, offer: null, contact: null }
  expect(deskWith(stale, gone, stale.stale[0]?.round ?? 0)).toMatchObject({
    conversations: [],
    me: { shown: 'ready' },
  })
})
