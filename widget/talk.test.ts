import type { Message, VisitorContact } from '#contacts/core'
import { describe, expect, test } from 'vitest'
import { readingDue, type Talk, talkAfterEvent, talkLoaded, talkWith, unreadIn, windowFor } from './talk.ts'

const contactId = '01938f2a-0000-7000-8000-000000000001'
const at = '2026-11-21T12:00:00.000Z'

function message(seq: number, from: Message['from'], marks: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    clientId: `c${seq}`,
    contactId,
    position: seq,
    seq,
    from,
    authorId: null,
    authorName: from === 'agent' ? '林晓雨' : null,
    kind: 'text',
    text: `第${seq}句`,
    attachment: null,
    at,
    deliveredAt: null,
    readAt: null,
    ...marks,
  }
}

const contact = (version: number, more: Partial<VisitorContact> = {}): VisitorContact => ({
  id: contactId,
  state: 'serving',
  agentName: '林晓雨',
  leftMessage: false,
  rating: null,
  openedAt: at,
  acceptedAt: at,
  returnedAt: null,
  endedAt: null,
  endedBy: null,
  version,
  ...more,
})

const talk = (version: number, messages: Message[]): Talk => ({
  contact: contact(version),
  messages,
  missed: false,
  earlier: false,
})

const event = (version: number, more: { message?: Message; receipt?: object; contact?: object }) => ({
  id: 'e',
  type: 'contact.message-sent',
  at,
  about: { contactId },
  data: { ...more, contact: { ...more.contact, version } },
})

const seqs = ({ messages }: Talk) => messages.map(({ seq }) => seq)

describe('the conversation in this tab', () => {
  test('shows a message once, whether the answer or the event comes first', () => {
    const mine = message(2, 'visitor')
    const start = talk(1, [message(1, 'visitor')])
    const answerFirst = talkAfterEvent(talkWith(start, mine), event(2, { message: mine }))
    const eventFirst = talkWith(talkAfterEvent(start, event(2, { message: mine })), mine)
    expect(seqs(answerFirst)).toEqual([1, 2])
    expect(eventFirst).toEqual(answerFirst)
  })

  test('keeps the order of the server when a later message is known before an earlier one', () => {
    const known = talkWith(talk(1, [message(1, 'visitor')]), message(3, 'visitor'))
    expect(windowFor(known).after).toBe(0)
    expect(seqs(talkAfterEvent(known, event(2, { message: message(2, 'agent') })))).toEqual([1, 2, 3])
  })

  test('equals a fresh load after the events of a whole exchange', () => {
    const receipt = { reader: 'agent', what: 'read', upToSeq: 2, at }
    const live = [
      event(2, { message: message(2, 'visitor') }),
      event(3, { receipt }),
      event(4, { message: message(3, 'agent') }),
      event(5, { contact: { state: 'ended', endedAt: at, endedBy: 'agent' } }),
    ].reduce(talkAfterEvent, talk(1, [message(1, 'visitor')]))
    const marks = { deliveredAt: at, readAt: at }
    const items = [message(1, 'visitor', marks), message(2, 'visitor', marks), message(3, 'agent')]
    const ended = contact(5, { state: 'ended', endedAt: at, endedBy: 'agent' })
    expect(live).toEqual(talkLoaded(undefined, { contact: ended, items, more: false }, {}))
  })

  test('asks for what is missing when an event was lost, and takes nothing back', () => {
    const gap = talkAfterEvent(talk(1, [message(1, 'visitor', { readAt: at })]), event(3, {}))
    expect(gap.missed).toBe(true)
    const asked = windowFor(gap)
    expect(asked).toEqual({ after: 1 })
    const answer = { contact: contact(3), items: [message(2, 'agent')], more: false }
    const whole = talkLoaded(gap, answer, asked)
    expect(whole).toMatchObject({ missed: false, contact: { version: 3 } })
    expect(whole && seqs(whole)).toEqual([1, 2])
  })

  test('asks again for its own messages that were not read yet, for their marks may have changed', () => {
    const current = talk(4, [
      message(1, 'visitor', { readAt: at }),
      message(2, 'visitor'),
      message(3, 'agent'),
    ])
    expect(windowFor(current)).toEqual({ after: 1 })
  })

  test('goes on loading while there are more pages', () => {
    const first = talkLoaded(
      talk(1, [message(1, 'agent')]),
      { contact: contact(9), items: [message(2, 'agent')], more: true },
      { after: 1 },
    )
    expect(first?.missed).toBe(true)
  })

  test('does not lose what comes in while older messages are fetched', () => {
    const current = talk(5, [message(10, 'agent')])
    const older = talkLoaded(
      current,
      { contact: contact(6), items: [message(9, 'agent')], more: false },
      { before: 10 },
    )
    expect(older?.contact.version).toBe(5)
    expect(older && seqs(talkAfterEvent(older, event(6, { message: message(11, 'agent') })))).toEqual([
      9, 10, 11,
    ])
  })

  test('begins afresh when another conversation has been opened', () => {
    const next = { contact: { ...contact(1), id: 'next' }, items: [message(8, 'visitor')], more: false }
    expect(talkLoaded(talk(9, [message(7, 'visitor')]), next, { after: 7 })).toMatchObject({
      messages: [],
      missed: true,
    })
    expect(talkLoaded(talk(9, [message(7, 'visitor')]), next, {})).toMatchObject({
      messages: next.items,
      missed: false,
    })
  })
})

describe('what the other side is told', () => {
  const current = talk(1, [message(1, 'visitor'), message(2, 'agent'), message(3, 'agent')])

  test('that its words arrived while the window is shut, and were read while it is open', () => {
    expect(readingDue(current, false)).toEqual({ upToSeq: 3, what: 'delivered' })
    expect(readingDue(current, true)).toEqual({ upToSeq: 3, what: 'read' })
    expect(unreadIn(current)).toBe(2)
  })

  test('nothing twice', () => {
    const marks = { deliveredAt: at, readAt: at }
    const read = talk(1, [message(1, 'visitor'), message(2, 'agent', marks)])
    expect(readingDue(read, true)).toBeUndefined()
    expect(unreadIn(read)).toBe(0)
  })
})
