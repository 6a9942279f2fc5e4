import { expect, test } from 'vitest'
import { dueNow, kept, type Outgoing, without, withState } from './outbox.ts'

const written = (clientId: string, contactId: string, state: Outgoing['state'] = 'queued'): Outgoing => ({
  clientId,
  contactId,
  kind: 'text',
  text: clientId,
  at: '2026-11-22T01:00:00Z',
  state,
  problem: null,
})
const ids = (outbox: readonly Outgoing[]) => outbox.map(({ clientId }) => clientId)

test('the second message waits until the first has gone, other conversations do not', () => {
  const outbox = [written('a1', 'a', 'sending'), written('a2', 'a'), written('b1', 'b')]
  expect(ids(dueNow(outbox))).toEqual(['b1'])
  expect(ids(dueNow(withState(outbox, 'a1', 'sent')))).toEqual(['a2', 'b1'])
})

test('when the network was away, what was written first goes first', () => {
  const outbox = withState([written('a1', 'a', 'sending'), written('a2', 'a')], 'a1', 'queued')
  expect(ids(dueNow(outbox))).toEqual(['a1'])
})

test('what the server refused waits for the person and does not hold up the rest', () => {
  const problem = { type: 'about:blank', title: '', status: 422, code: 'contacts.text-too-long' }
  const outbox = withState([written('a1', 'a', 'sending'), written('a2', 'a')], 'a1', 'failed', problem)
  expect(ids(dueNow(outbox))).toEqual(['a2'])
  expect(outbox[0]?.problem).toEqual(problem)
})

test('a reload keeps the words that have not gone, and sends them again under the same number', () => {
  const outbox = [
    written('a1', 'a', 'sent'),
    written('a2', 'a', 'sending'),
    { ...written('a3', 'a'), kind: 'file' as const },
  ]
  expect(kept(outbox)).toEqual([written('a2', 'a', 'queued')])
})

test('what is seen in the conversation leaves the outbox', () => {
  const outbox = [written('a1', 'a', 'sent'), written('a2', 'a')]
  expect(ids(without(outbox, new Set(['a1'])))).toEqual(['a2'])
  expect(without(outbox, new Set(['other']))).toBe(outbox)
})
