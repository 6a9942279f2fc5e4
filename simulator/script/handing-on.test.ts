import { expect, test } from 'vitest'
import { answers, chanceOf, newAgentMind, queueElsewhere, someFacts } from './index.ts'

const queues = ['售后服务', '订单咨询', '账户安全'].map((name) => ({ queueId: name, name, isOwn: false }))
const cameFrom = (own: string) => queues.map((queue) => ({ ...queue, isOwn: queue.name === own }))

test('a matter is handed on to the queue that is called after it, and not where it is already', () => {
  expect(queueElsewhere('faults', cameFrom('订单咨询'))).toBe('售后服务')
  expect(queueElsewhere('faults', cameFrom('售后服务'))).toBeUndefined()
  expect(queueElsewhere('delivery', cameFrom('订单咨询'))).toBeUndefined()
})

test('an agent sometimes raises her hand over a furious customer, and never over a kind one', () => {
  const hands = (text: string) =>
    Array.from({ length: 60 }, (_, turn) => {
      const chance = chanceOf(text, turn)
      const facts = { ...someFacts(chance, 'zh-Hans', 0), name: '', phone: '', agent: '' }
      return answers(newAgentMind('小满', 'zh-Hans'), [text], facts, chance).turn.raisesHand
    }).filter(Boolean).length
  expect(hands('什么破客服，再不退款我投诉了！！！')).toBeGreaterThan(10)
  expect(hands('什么破客服，再不退款我投诉了！！！')).toBeLessThan(40)
  expect(hands('您好，麻烦看下退款到账了吗，谢谢')).toBe(0)
})
