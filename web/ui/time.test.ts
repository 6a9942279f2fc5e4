import { expect, test } from 'vitest'
import { agoText, durationText, exactText, startOfDay, startOfToday, tell } from './time.ts'

const now = new Date('2026-11-22T06:30:00Z')

test('a running time is told in minutes and seconds, and with hours when it has any', () => {
  expect(durationText(155)).toBe('02:35')
  expect(durationText(3755)).toBe('1:02:35')
  expect(durationText(-3)).toBe('00:00')
})

test('a time is told by the clock of the organisation, not of the computer', () => {
  const at = new Date('2026-11-22T06:05:00Z')
  expect(tell(at, now, 'zh-Hans', 'Asia/Shanghai')).toEqual({
    dayWord: 'today',
    date: '11月22日',
    clock: '14:05',
  })
  expect(tell(at, now, 'zh-Hans', 'America/New_York').clock).toBe('01:05')
})

test('midnight in Shanghai parts yesterday from today, whatever the day in London', () => {
  expect(tell(new Date('2026-11-21T16:01:00Z'), now, 'zh-Hans', 'Asia/Shanghai').dayWord).toBe('today')
  expect(tell(new Date('2026-11-21T15:59:00Z'), now, 'zh-Hans', 'Asia/Shanghai').dayWord).toBe('yesterday')
})

test('an older time names its date, and its year when that is another', () => {
  expect(tell(new Date('2025-03-01T00:00:00Z'), now, 'zh-Hans', 'Asia/Shanghai').date).toBe('2025年3月1日')
  expect(tell(new Date('2026-03-01T00:00:00Z'), now, 'zh-Hans', 'Asia/Shanghai').date).toBe('3月1日')
})

test('an exact time has its seconds and its zone', () => {
  expect(exactText(now, 'zh-Hans', 'Asia/Shanghai')).toContain('14:30:00')
  expect(exactText(now, 'zh-Hans', 'Asia/Shanghai')).toContain('GMT+8')
})

test('how long ago is told in whole minutes', () => {
  expect(agoText(new Date('2026-11-22T06:26:10Z'), now, 'zh-Hans')).toBe('3分钟前')
  expect(agoText(new Date('2026-11-22T06:29:50Z'), now, 'zh-Hant')).toBe('現在')
})

test('a day begins at midnight by the clock of the organisation', () => {
  expect(startOfDay('2026-11-22', 'Asia/Shanghai')).toBe('2026-11-21T16:00:00.000Z')
  expect(startOfDay('2026-03-08', 'America/New_York')).toBe('2026-03-08T05:00:00.000Z')
  expect(startOfDay('2026-03-09', 'America/New_York')).toBe('2026-03-09T04:00:00.000Z')
  expect(startOfToday(now.getTime(), 'Asia/Shanghai')).toBe('2026-11-21T16:00:00.000Z')
  expect(startOfToday(now.getTime(), 'America/New_York')).toBe('2026-11-22T05:00:00.000Z')
})
