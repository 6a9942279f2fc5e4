import type { Message, VisitorContact } from '#contacts/core'
import { describe, expect, test } from 'vitest'
import { type Line, linesOf, type Waiting } from './lines.ts'

const said = (seq: number, from: Message['from'], at: string, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  clientId: `c${seq}`,
  contactId: 'k',
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
  ...more,
})
const letter = (clientId: string, held?: string) => ({
  clientId,
  place: 1,
  at: '2026-11-21T12:09:00Z',
  contactId: null,
  text: clientId,
  ...(held !== undefined && { held }),
})
const contact: VisitorContact = {
  id: 'k',
  state: 'ended',
  agentName: '林晓雨',
  leftMessage: false,
  rating: null,
  openedAt: '2026-11-20T23:59:00Z',
  acceptedAt: '2026-11-21T12:01:00Z',
  returnedAt: null,
  endedAt: '2026-11-21T12:08:00Z',
  endedBy: 'agent',
  version: 1,
}
const nothing = { contact: undefined, messages: [], letters: [], waiting: 'turn' as const }
const day = (at: string) => at.slice(0, 10)
const brief = (line: Line) =>
  line.kind === 'said' ? line.text : line.kind === 'day' ? day(line.at) : line.what

describe('the log', () => {
  test('parts the days and says who joined and who ended, where it happened', () => {
    const messages = [said(1, 'visitor', '2026-11-20T23:59:00Z'), said(2, 'agent', '2026-11-21T12:02:00Z')]
    const lines = linesOf({ ...nothing, contact, messages }, day)
    expect(lines.map(brief)).toEqual([
      '2026-11-20',
      '第1句',
      '2026-11-21',
      'connected',
      '第2句',
      'endedByAgent',
    ])
  })

  test('says that a colleague is looked for, and that she goes on once she has come', () => {
    const messages = [
      said(1, 'visitor', '2026-11-21T12:00:00Z'),
      said(2, 'agent', '2026-11-21T12:02:00Z'),
      said(3, 'agent', '2026-11-21T12:07:00Z', { authorName: '周倩' }),
    ]
    const returned = { ...contact, state: 'waiting', returnedAt: '2026-11-21T12:05:00Z' } as const
    const open = { agentName: null, acceptedAt: null, endedAt: null, endedBy: null }
    const waiting = { ...returned, ...open }
    const again = {
      ...waiting,
      state: 'serving',
      agentName: '周倩',
      acceptedAt: '2026-11-21T12:06:00Z',
    } as const
    const linesWith = (now: VisitorContact, many: number) =>
      linesOf({ ...nothing, contact: now, messages: messages.slice(0, many) }, day).map(brief)
    expect(linesWith(waiting, 2)).toEqual(['2026-11-21', '第1句', '第2句', 'moving'])
    expect(linesWith(again, 3)).toEqual(['2026-11-21', '第1句', '第2句', 'returned', 'connected', '第3句'])
  })

  test('shows a letter in its own words until the server has it, and then once', () => {
    const messages = [said(1, 'visitor', '2026-11-21T12:00:00Z')]
    const lines = linesOf({ ...nothing, messages, letters: [letter('c1'), letter('c2')] }, day)
    expect(lines.map(({ key }) => key)).toEqual(['day:2026-11-21', 'c1', 'c2'])
  })

  test('tells sending from kept, and both from refused', () => {
    const marks = (waiting: Waiting) =>
      linesOf({ ...nothing, waiting, letters: [letter('a'), letter('b', 'over')] }, day).flatMap((line) =>
        line.kind === 'said' ? [line.mark] : [],
      )
    expect(marks('turn')).toEqual(['sending', 'held'])
    expect(marks('network')).toEqual(['kept', 'held'])
    expect(marks('server')).toEqual(['later', 'held'])
  })

  test('says name and time once for a run of messages', () => {
    const messages = [
      said(1, 'agent', '2026-11-21T12:00:00Z'),
      said(2, 'agent', '2026-11-21T12:01:00Z'),
      said(3, 'agent', '2026-11-21T12:20:00Z'),
    ]
    const lines = linesOf({ ...nothing, messages }, day).filter((line) => line.kind === 'said')
    expect(lines.map(({ first, last }) => [first, last])).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ])
  })
})
