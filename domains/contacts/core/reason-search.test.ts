import { expect, test } from 'vitest'
import { reasonsFound } from './reason-search.ts'
import type { ContactReason } from './wire.ts'

const reason = (code: string, parent: string | null, ...ways: string[]): ContactReason => ({
  code,
  parent,
  names: { 'zh-Hans': ways[0] ?? '', 'zh-Hant': ways[0] ?? '', en: code },
  foundBy: ways.join('\n'),
  retired: false,
  version: 1,
})

const tree = [
  reason('after-sale', null, '售后服务', 'shouhoufuwu', 'shfw'),
  reason('returns', 'after-sale', '退换货', 'tuihuanhuo', 'thh', 'returnorexchange'),
  reason('refund', 'after-sale', '退款进度', 'tuikuanjindu', 'tkjd'),
  reason('orders', null, '订单', 'dingdan', 'dd'),
  reason('late', 'orders', '配送延误', 'peisongyanwu', 'psyw'),
  { ...reason('old', 'orders', '退订', 'tuiding', 'td'), retired: true },
]
const codes = (typed: string, usual?: ReadonlyMap<string, number>) =>
  reasonsFound(typed, tree, usual).map(({ code }) => code)

test('a reason is found by its characters, its pinyin, its initials, in any language', () => {
  expect(codes('换货')).toEqual(['returns'])
  expect(codes('huanhuo')).toEqual(['returns'])
  expect(codes('THH')).toEqual(['returns'])
  expect(codes('exchange')).toEqual(['returns'])
})

test('a branch finds what is below it, behind what has the word itself', () => {
  expect(codes('售后')).toEqual(['returns', 'refund'])
  expect(codes('售后 tk')).toEqual(['refund'])
})

test('what she gives often comes first; what is retired and what is only a branch never comes', () => {
  expect(codes('')).toEqual(['returns', 'refund', 'late'])
  expect(codes('', new Map([['late', 5]]))).toEqual(['late', 'returns', 'refund'])
  expect(codes('tui', new Map([['refund', 2]]))).toEqual(['refund', 'returns'])
  expect(codes('tuiding')).toEqual([])
})
