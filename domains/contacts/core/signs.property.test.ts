import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inReadingOrder, isVisible } from './signs.ts'
import { whyNotText } from './text.ts'

const unseen = [
  ' ',
  '\n',
  '\u3000',
  '\u00ad',
  '\u115f',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2060',
  '\u2800',
  '\u3164',
  '\ufe0f',
  '\ufeff',
]
const turning = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069']
const nothing = fc.string({ unit: fc.constantFrom(...unseen), maxLength: 50 })
const something = fc.constantFrom(
  'a',
  '话',
  '7',
  '？',
  '￥',
  '👨‍👩‍👧',
  '🏳️‍🌈',
  '❤️',
  '🇹🇼',
  '1️⃣',
  'नि',
  'שלום',
  'مرحبا',
)

test('a message of signs that nobody sees is empty, and one sign that somebody sees is enough', () => {
  expect(whyNotText('\u200b\u200b')).toBe('text-empty')
  fc.assert(fc.property(nothing, (text) => !isVisible(text) && whyNotText(text) === 'text-empty'))
  fc.assert(
    fc.property(nothing, something, nothing, (before, sign, after) => isVisible(before + sign + after)),
  )
})

test('no text turns what stands beside it, and every other sign of it stays', () => {
  const words = fc.string({
    unit: fc.constantFrom(...turning, 'a', '话', '👨‍👩‍👧', 'ש', 'م', '\u200f', ' '),
    maxLength: 50,
  })
  fc.assert(
    fc.property(words, (text) => {
      const isKept = (sign: string) => !turning.includes(sign)
      expect(inReadingOrder(text)).toBe([...text].filter(isKept).join(''))
    }),
  )
})

test('Arabic, Hebrew and families of joined emoji stay as they were written', () => {
  for (const text of ['مرحبا، أين طلبي؟', 'שלום, איפה ההזמנה שלי?', '👨‍👩‍👧 ❤️ 🏳️‍🌈']) {
    expect(inReadingOrder(text)).toBe(text)
    expect(whyNotText(text)).toBeUndefined()
  }
})
