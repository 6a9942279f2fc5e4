import { expect, test } from 'vitest'
import { hoursWords } from './hours.ts'
import { momentsIn } from './moments.ts'
import { wordsOf } from './words.ts'

const say = wordsOf('zh-Hans')
const moments = momentsIn('zh-Hans', say, 'Asia/Shanghai')
const now = new Date('2026-11-22T10:00:00+08:00')
const note = { 'zh-Hans': '今日盘点', 'zh-Hant': '今日盤點', en: 'Stocktaking' }
const told = (hours: Parameters<typeof hoursWords>[0]) =>
  hoursWords(hours, { say, moments, language: 'zh-Hans' }, now)

test('closed says when it opens, closing soon says when it closes, and a note goes before', () => {
  const opens = '2026-11-23T01:00:00.000Z'
  expect(told({ state: 'closed', changesAt: opens, note: null })).toMatch(/11月23日.*09:00/)
  expect(told({ state: 'closing-soon', changesAt: '2026-11-22T02:20:00.000Z', note })).toMatch(
    /今日盘点.*今天 10:20/,
  )
  expect(told({ state: 'closed', changesAt: null, note: null })).toBe(say('state.closed'))
  expect(told({ state: 'open', changesAt: opens, note: null })).toBeUndefined()
})

test('in English a day in the middle of a sentence begins small', () => {
  const english = wordsOf('en')
  const how = { say: english, moments: momentsIn('en', english, 'Asia/Shanghai'), language: 'en' } as const
  const closing = { state: 'closing-soon', changesAt: '2026-11-22T02:20:00.000Z', note: null } as const
  expect(hoursWords(closing, how, now)).toBe('We close today at 10:20')
})
