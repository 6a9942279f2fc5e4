import { expect, test } from 'vitest'
import { exampleMessage, type Message } from '#contacts/core'
import { conversationBlocks } from './conversation-blocks.ts'

const dayOf = (at: string) => at.slice(0, 10)
let position = 0
function message(at: string, changed: Partial<Message> = {}): Message {
  position += 1
  return { ...exampleMessage, id: `m${position}`, position, kind: 'text', at, ...changed }
}
const kinds = (messages: Message[], lines: { id: string; at: string }[] = []) =>
  conversationBlocks(messages, lines, dayOf).map((block) => block.kind)

test('what one person writes in one go is read as one', () => {
  const said = [message('2026-11-22T01:00:00Z'), message('2026-11-22T01:01:00Z')]
  expect(kinds(said)).toEqual(['day', 'said'])
})

test('a note for colleagues never stands among the words to the customer', () => {
  const said = [message('2026-11-22T01:00:00Z'), message('2026-11-22T01:00:10Z', { kind: 'note' })]
  expect(kinds(said)).toEqual(['day', 'said', 'said'])
})

test('a long pause and a new day part what the same person wrote', () => {
  const said = [
    message('2026-11-22T01:00:00Z'),
    message('2026-11-22T01:10:00Z'),
    message('2026-11-23T01:10:10Z'),
  ]
  expect(kinds(said)).toEqual(['day', 'said', 'said', 'day', 'said'])
})

test('what happened stands between the messages it happened between', () => {
  const said = [message('2026-11-22T01:00:00Z'), message('2026-11-22T01:01:00Z')]
  const lines = [
    { id: 'before', at: '2026-11-22T00:59:00Z' },
    { id: 'accepted', at: '2026-11-22T01:00:30Z' },
    { id: 'ended', at: '2026-11-22T01:02:00Z' },
  ]
  expect(kinds(said, lines)).toEqual(['day', 'said', 'line', 'said', 'line'])
})
