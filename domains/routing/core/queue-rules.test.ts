import { expect, test } from 'vitest'
import { queueForWords } from './queue-for-words.ts'
import { queueFor, whyNotOverflow, whyNotSettings } from './queue-rules.ts'
import { usualRules } from './queue-settings.ts'

const queue = (id: string, more: Partial<Parameters<typeof queueFor>[0][number]> = {}) => ({
  id,
  channel: 'chat' as const,
  priority: 0,
  keywords: [],
  isDefault: false,
  state: 'open' as const,
  ...more,
})

const presale = queue('presale', { keywords: ['价格', '优惠'], isDefault: true })
const aftersale = queue('aftersale', { keywords: ['退货', '订单', '退款'] })
const vip = queue('vip', { priority: 9 })
const all = [vip, presale, aftersale]

test('a visitor who writes of an order and a return waits for after-sales', () => {
  expect(queueFor(all, { channel: 'chat', text: '我的订单还没有到，想退货' })).toBe(aftersale)
})

test('a visitor who asks for a queue gets it, whatever she writes', () => {
  expect(queueFor(all, { channel: 'chat', asked: 'presale', text: '退货' })).toBe(presale)
})

test('a visitor whose words name no queue waits in the default one', () => {
  expect(queueFor(all, { channel: 'chat', text: '你好' })).toBe(presale)
})

test('without a default the queue of the highest priority takes what nobody else does', () => {
  expect(queueFor([aftersale, vip], { channel: 'chat', text: '你好' })).toBe(vip)
})

test('closed queues and queues of other channels are never chosen', () => {
  const queues = [queue('closed', { state: 'closed' }), queue('phone', { channel: 'phone' })]
  expect(queueFor(queues, { channel: 'chat', asked: 'closed' })).toBeUndefined()
})

test('more words win over fewer, longer over shorter', () => {
  const short = queue('short', { keywords: ['发票'] })
  const long = queue('long', { keywords: ['发票抬头'] })
  expect(queueForWords([short, long], '发票抬头写错了')).toBe(long)
  expect(queueForWords([aftersale, long], '发票抬头写错了，订单要退款')).toBe(aftersale)
})

test('full-width letters and capitals name the same word', () => {
  const wifi = queue('wifi', { keywords: ['wifi'] })
  expect(queueForWords([wifi], '家里的ＷｉＦｉ断了')).toBe(wifi)
})

test('a queue asks for a skill once, opens its rings one after the other, and as the default stays open', () => {
  const settings = {
    ...usualRules('chat'),
    requires: [],
    rings: [],
    isDefault: false,
    state: 'open' as const,
  }
  const skill = { skillId: 's', level: 1 }
  expect(whyNotSettings(settings)).toBeUndefined()
  expect(whyNotSettings({ ...settings, requires: [skill, { ...skill, level: 2 }] })).toBe('skill-twice')
  const ring = { afterSeconds: 30, requires: [] }
  expect(whyNotSettings({ ...settings, rings: [ring, ring] })).toBe('rings-at-one-time')
  expect(whyNotSettings({ ...settings, isDefault: true, state: 'closed' })).toBe('default-is-closed')
})

test('a queue that overflows says where and when, and asks a silent visitor before it closes', () => {
  const settings = {
    ...usualRules('chat'),
    requires: [],
    rings: [],
    isDefault: false,
    state: 'open' as const,
  }
  expect(whyNotSettings({ ...settings, overflowAfterSeconds: 60 })).toBe('overflow-half-set')
  expect(whyNotSettings({ ...settings, overflowQueueId: 'b', overflowAfterSeconds: 60 })).toBeUndefined()
  expect(whyNotSettings({ ...settings, visitorSilenceCloseSeconds: 180 })).toBe('close-before-asking')
  expect(whyNotSettings({ ...settings, agentSilenceReturnSeconds: 60 })).toBe('return-before-alert')
})

test('a queue overflows along a line of queues of its channel that never comes back', () => {
  const one = (id: string, overflowQueueId: string | null, channel: 'chat' | 'phone' = 'chat') => ({
    id,
    channel,
    overflowQueueId,
  })
  expect(whyNotOverflow(one('a', 'b'), [one('b', 'c'), one('c', null)])).toBeUndefined()
  expect(whyNotOverflow(one('a', 'b'), [one('b', 'c'), one('c', 'a')])).toBe('overflow-circle')
  expect(whyNotOverflow(one('a', 'a'), [])).toBe('overflow-circle')
  expect(whyNotOverflow(one('a', 'x'), [one('b', null)])).toBe('overflow-nowhere')
  expect(whyNotOverflow(one('a', 'b'), [one('b', null, 'phone')])).toBe('overflow-other-channel')
})

test('a chat queue of which nothing else is said alerts a silent agent after one minute and gives on after three', () => {
  expect(usualRules('chat')).toMatchObject({ agentSilenceAlertSeconds: 60, agentSilenceReturnSeconds: 180 })
  expect(usualRules('phone').agentSilenceReturnSeconds).toBeNull()
})
