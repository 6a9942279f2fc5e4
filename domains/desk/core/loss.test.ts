import type { ShownEvent } from '#protocol'
import { expect, test } from 'vitest'
import { lossIn } from './loss.ts'

const she = '01938f2a-1111-7000-8000-0000000000b1'
const leader = '01938f2a-1111-7000-8000-0000000000b2'

const event = (type: string, personId: string, data: object): ShownEvent => ({
  id: '01938f2a-1111-7000-8000-0000000000e1',
  type,
  at: '2026-11-21T02:00:00.000Z',
  about: { contactId: '01938f2a-1111-7000-8000-0000000000c1', personId },
  data: { contact: { version: 8 }, ...data },
})

test('she learns that a leader took over, and who', () => {
  const data = { contact: { agent: { id: leader, name: '王海燕' }, version: 8 }, left: { personId: she } }
  expect(lossIn(event('contact.taken-over', leader, data), she)).toEqual({ why: 'taken-over', by: '王海燕' })
  expect(lossIn(event('contact.handed-over', leader, data), she)).toMatchObject({ why: 'handed-over' })
  expect(lossIn(event('contact.taken-over', leader, data), leader)).toBeUndefined()
})

test('what was returned from her says whether she was silent or her line had died', () => {
  const returned = (reason: string) => lossIn(event('contact.returned', she, { reason }), she)?.why
  expect(returned('agent-silent')).toBe('agent-silent')
  expect(returned('agent-dropped')).toBe('line-died')
  expect(returned('agent-without-role')).toBe('returned')
})

test('what happens to a colleague’s contact, or in a conversation, takes nothing from her', () => {
  expect(lossIn(event('contact.returned', leader, { reason: 'agent-silent' }), she)).toBeUndefined()
  expect(lossIn(event('contact.message-sent', she, {}), she)).toBeUndefined()
  expect(lossIn(event('agent.state-changed', she, {}), she)).toBeUndefined()
})
