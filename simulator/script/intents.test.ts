import { expect, test } from 'vitest'
import { type Language, languages } from '#protocol'
import { answers, chanceOf, intentIn, intents, newAgentMind, someFacts, wrapUpOf } from './index.ts'
import { said } from './grammar.ts'
import { shorthand, slips } from './typing.ts'
import { wordsIn } from './words-in.ts'

/** Every sentence that can be made of one with choices in it. */
function everyWay(sentence: string): string[] {
  const inner = /\[([^[\]]*)\]/.exec(sentence)
  if (!inner) return [sentence]
  const [before, after] = [sentence.slice(0, inner.index), sentence.slice(inner.index + inner[0].length)]
  return (inner[1] ?? '').split('|').flatMap((choice) => everyWay(before + choice + after))
}

function filled(sentence: string, language: Language): string[] {
  return Array.from({ length: 4 }, (_, turn) => {
    const chance = chanceOf(sentence, turn)
    const facts = { ...someFacts(chance, language, Date.parse('2026-11-20T02:00:00Z')), agent: '' }
    return said(sentence, { ...facts, name: '王芳', phone: '13800001234' }, chance)
  })
}

/** As it stands, cut into messages at its commas, and with every slip that fingers make. */
function asTyped(text: string): string[] {
  const pairs = [...slips, ...shorthand].filter(([word]) => text.includes(word))
  return [
    text,
    text.replaceAll(/[，,]/g, '\n'),
    ...pairs.map(([word, instead]) => text.replace(word, instead)),
  ]
}

const openings = languages.flatMap((language) =>
  intents.flatMap(({ key }) =>
    wordsIn(language).intents[key].openings.flatMap((sentence) =>
      everyWay(sentence).flatMap((one) => filled(one, language).map((text) => ({ key, language, text }))),
    ),
  ),
)

test('an agent reads every way to say what it is about as what it is about', () => {
  const misread = openings.flatMap(({ key, text }) =>
    asTyped(text).flatMap((typed) => {
      const read = intentIn(typed)?.key
      return read === key ? [] : [`${typed}: ${key}, read as ${read ?? 'nothing'}`]
    }),
  )
  expect(misread).toEqual([])
})

test('and is not led astray by what customers say beside it', () => {
  const misread = openings.flatMap(({ key, language, text }, at) => {
    const { hellos, asides, grumbles } = wordsIn(language)
    const beside = [...hellos, ...asides, ...grumbles]
    const [said] = filled(beside[at % beside.length] ?? '', language)
    return [`${said}\n${text}`, `${text}\n${said}`].filter((both) => intentIn(both)?.key !== key)
  })
  expect(misread).toEqual([])
})

test('what nobody can make out is asked for once more, and then written down for somebody who knows', () => {
  const chance = chanceOf('unclear')
  const facts = { ...someFacts(chance, 'zh-Hans', 0), name: '', phone: '', agent: '' }
  let mind = newAgentMind('小满', 'zh-Hans')
  const say = (text: string) => {
    const answer = answers(mind, [text], facts, chance)
    mind = answer.mind
    return answer.turn.messages.join('\n')
  }
  say('你好')
  expect(say('就是那个嘛')).toMatch(/具体/)
  expect(say('哎呀你不懂')).toMatch(/登记/)
  expect(wrapUpOf(mind, chance)).toMatchObject({ reasons: ['other'], resolved: 'no', outcome: 'promised' })
})
