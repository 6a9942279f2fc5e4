import { expect, test } from 'vitest'
import { languages } from '#protocol'
import { said } from './grammar.ts'
import { chanceOf, type ContactPlan, converse, newCustomerMind, planDay, rated, replies } from './index.ts'
import { wordsIn } from './words-in.ts'

const monday = { date: '2026-11-16', midnight: Date.parse('2026-11-15T16:00:00Z'), weekday: 0, perDay: 90 }
const plans = ['one', 'two', 'three'].flatMap((seed) => planDay(seed, monday))

function ratingsOf(solved: boolean) {
  const each = (plan: ContactPlan) =>
    [1, 2, 3, 4].flatMap((turn) => rated(plan, { solved, agent: '小满' }, chanceOf(plan.key, turn)) ?? [])
  return plans.flatMap(each)
}

test('what a customer writes beside her stars agrees with whether she was helped', () => {
  const [solved, unsolved] = [ratingsOf(true), ratingsOf(false)]
  const words = (ratings: typeof solved) => ratings.map(({ comment }) => comment).join('\n')
  expect(words(solved)).not.toMatch(/没解决|问题还在|没退款|沒有解決|not solved|等结果|等後續/)
  expect(words(unsolved)).not.toMatch(/解决得很快|处理很快|處理很快|能解决问题了|五顆星|very helpful/)
  const pleased = solved.filter(({ stars, comment }) => stars >= 4 && comment !== '')
  expect(pleased.length).toBeGreaterThan(20)
  expect(pleased.map(({ comment }) => comment).join('\n')).not.toMatch(/太久|一直|took too long/)
})

test('and names whom she talked to, without a hole', () => {
  const words = [...ratingsOf(true), ...ratingsOf(false)].map(({ comment }) => comment)
  expect(words).toContain('给小满点赞')
  expect(words.filter((each) => /[{}[\]|]|给点赞|謝謝$/.test(each))).toEqual([])
})

test('the last words of a day tell its conversations apart', () => {
  const last = plans.map(
    (plan) => converse(plan, { name: '小满', pace: 1 }, chanceOf('talk', plan.key)).lines.at(-1)?.text,
  )
  expect(new Set(last).size / last.length).toBeGreaterThan(0.6)
})

test('a customer hears every goodbye as one, in any language', () => {
  for (const language of languages) {
    const { goodbyes, closings } = wordsIn(language)
    for (const sentence of [...goodbyes, ...Object.values(closings).flat()]) {
      const plan = plans.find(({ customer }) => customer.language === language)
      const heard = plan && said(sentence, plan.facts, chanceOf(sentence))
      const reply = plan && replies(newCustomerMind(plan), heard ?? '', chanceOf('reply'))
      expect(reply?.turn.leaves, heard).toBe(true)
    }
  }
})
