import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { firstLanguage } from './language.ts'

test('a visitor from Taiwan or Hong Kong reads Traditional, from the mainland Simplified', () => {
  expect(firstLanguage(null, ['zh-TW', 'en'])).toBe('zh-Hant')
  expect(firstLanguage(null, ['zh-Hant-HK'])).toBe('zh-Hant')
  expect(firstLanguage(null, ['zh-CN'])).toBe('zh-Hans')
  expect(firstLanguage(null, ['fr', 'en-US'])).toBe('en')
})

test('what was chosen here before goes before what the browser asks for', () => {
  expect(firstLanguage('en', ['zh-CN'])).toBe('en')
  expect(firstLanguage('xx', ['fr'])).toBe('zh-Hans')
})

test('the words of the frame are the same keys in all languages', () => {
  const keys = ['zh-Hans', 'zh-Hant', 'en'].map((language) =>
    keysOf(JSON.parse(readFileSync(`web/words/${language}.json`, 'utf8'))),
  )
  expect(keys[1]).toEqual(keys[0])
  expect(keys[2]).toEqual(keys[0])
})

function keysOf(words: unknown, path = ''): string[] {
  if (typeof words !== 'object' || words === null) return [path]
  return Object.entries(words)
    .flatMap(([key, value]) => keysOf(value, `${path}.${key}`))
    .toSorted()
}
