import { expect, test } from 'vitest'
import { isNoticeKind, noticeKind, subjectOf, wordsOf } from './notice-kind.ts'

const silent = noticeKind({
  notice: 'channels-chat.agent-silent',
  leadsTo: ({ contactId }) => `/contacts/${contactId}`,
})

test('a kind is recognised among everything a domain exports', () => {
  expect([silent, {}, null, 'x', () => 1].filter(isNoticeKind)).toEqual([silent])
})

test('its words belong to the domain that declares it', () => {
  expect(wordsOf(silent.notice)).toEqual({ domain: 'channels-chat', key: 'notices.agent-silent' })
})

test('two notices are about the same thing only when contact, person and queue are the same', () => {
  expect(subjectOf({ contactId: 'a' })).toBe(subjectOf({ contactId: 'a' }))
  const others = [
    { contactId: 'a' },
    { personId: 'a' },
    { queueId: 'a' },
    { contactId: 'a', personId: 'a' },
    {},
  ]
  expect(new Set(others.map(subjectOf)).size).toBe(others.length)
})
