import { expect, test } from 'vitest'
import { editOf, emptyDraft, onTopOf } from './customer-draft.ts'

test('only what differs is told, and an emptied line is nothing', () => {
  const before = { ...emptyDraft, name: '陈桂兰', note: '上午' }
  expect(editOf(before, before)).toEqual({})
  expect(editOf(before, { ...before, note: ' ', level: 2 })).toEqual({ note: null, level: 2 })
})

test('a colleague was quicker: what I wrote stays, all else is what it is now', () => {
  const before = { ...emptyDraft, name: '陈桂兰', note: '上午' }
  const mine = { ...before, note: '下午', tags: ['老客户'] }
  const latest = { ...before, name: '陳桂蘭', note: '晚上', level: 3 as const }
  expect(onTopOf(latest, before, mine)).toEqual({ ...latest, note: '下午', tags: ['老客户'] })
})
