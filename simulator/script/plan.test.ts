import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalEmail, normalPhone } from '#customers/core'
import { languages } from '#protocol'
import { arrivalsOfDay, chanceOf, converse, customerOf, intentIn, intents, planDay, rateAt } from './index.ts'
import { said } from './grammar.ts'
import { wordsIn } from './words-in.ts'

const monday = { date: '2026-11-16', midnight: Date.parse('2026-11-15T16:00:00Z'), weekday: 0, perDay: 90 }

const dayOf = (seed: string) =>
  planDay(seed, monday).map((plan) => ({
    plan,
    talk: converse(plan, { name: '小满', pace: 1 }, chanceOf(seed, 'talk', plan.key)),
  }))
const hashOf = (day: unknown) => createHash('sha256').update(JSON.stringify(day)).digest('hex')

test('the same seed plans the same day to the letter, another seed another', () => {
  expect(hashOf(dayOf('one'))).toBe(hashOf(dayOf('one')))
  expect(hashOf(dayOf('one'))).not.toBe(hashOf(dayOf('another')))
})

test('what is planned for one contact does not depend on who else comes', () => {
  const busier = planDay('one', { ...monday, perDay: 180 })[0]
  const first = planDay('one', monday)[0]
  expect(busier?.customer).toEqual(first?.customer)
  expect(busier?.intent).toBe(first?.intent)
})

test('nobody comes at night, most before noon, and about as many a day as expected', () => {
  const days = Array.from({ length: 60 }, (_, day) =>
    arrivalsOfDay(chanceOf('days', day), { weekday: 2, perDay: 90 }),
  )
  const all = days.flat()
  expect(all.length / days.length).toBeGreaterThan(80)
  expect(all.length / days.length).toBeLessThan(100)
  expect(all.every((second) => rateAt(second) > 0)).toBe(true)
  const during = (hour: number) => all.filter((second) => Math.floor(second / 3600) === hour).length
  expect(during(10)).toBeGreaterThan(during(12) * 1.2)
  expect(during(20)).toBeGreaterThan(during(18) * 1.2)
})

test('every sentence in every language can be said, and nothing of its making shows', () => {
  const [{ plan }] = dayOf('one') as [ReturnType<typeof dayOf>[number]]
  for (const language of languages) {
    const sentences = sentencesIn(wordsIn(language))
    expect(sentences.length).toBeGreaterThan(150)
    for (const sentence of sentences) {
      for (let turn = 0; turn < 5; turn++) {
        const text = said(sentence, plan.facts, chanceOf(sentence, turn))
        expect(text).not.toMatch(/[[\]|{}]|undefined/)
      }
    }
  }
})

function sentencesIn(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(sentencesIn) : []
}

test('conversations end, make sense to their length, and say no empty thing', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      for (const { plan, talk } of dayOf(seed).slice(0, 12)) {
        expect(talk.opening.length).toBeGreaterThan(0)
        expect(talk.lines.length).toBeLessThan(60)
        for (const line of [...talk.opening, ...talk.lines]) {
          expect(line.text.trim()).not.toBe('')
          expect(line.afterSeconds).toBeGreaterThan(0)
        }
        expect(plan.patienceSeconds).toBeGreaterThan(0)
      }
    }),
    { numRuns: 20 },
  )
})

test('an agent mostly understands from the first words what it is about', () => {
  const days = ['one', 'two', 'three'].flatMap(dayOf)
  const understood = days.filter(
    ({ plan, talk }) => intentIn(talk.opening.map(({ text }) => text).join('\n'))?.key === plan.intent,
  )
  expect(understood.length / days.length).toBeGreaterThan(0.85)
  expect(new Set(days.map(({ plan }) => plan.intent)).size).toBe(intents.length)
})

test('hardly two customers of a day write the same first words', () => {
  const openings = dayOf('one').map(({ talk }) => talk.opening.map(({ text }) => text).join('\n'))
  expect(new Set(openings).size / openings.length).toBeGreaterThan(0.95)
})

test('what customers are reached by can be kept as it is', () => {
  for (let number = 0; number < 300; number++) {
    const { phone, email } = customerOf('one', number)
    expect(normalPhone(phone)).toMatch(/^\+/)
    if (email !== null) expect(normalEmail(email)).toBe(email)
  }
})
