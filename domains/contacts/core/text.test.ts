import fc from 'fast-check'
import { expect, test } from 'vitest'
import { previewOf, storable, whyNotText } from './text.ts'

const letters = ['a', '话', '😀', '\ud800', '\u0000', '\u202e', '/', '\\', '.', '\n', ' ']
const hostile = fc.string({ unit: fc.constantFrom(...letters), maxLength: 300 })

test('a message of 4,000 characters is sent, one of 4,001 is not, and an emoji is one character', () => {
  expect(whyNotText('退'.repeat(4_000))).toBeUndefined()
  expect(whyNotText('😀'.repeat(4_000))).toBeUndefined()
  expect(whyNotText('退'.repeat(4_001))).toBe('text-too-long')
  expect(whyNotText('😀'.repeat(4_001))).toBe('text-too-long')
})

test('an empty message, a null character and half an emoji are refused, each with its reason', () => {
  expect(whyNotText(' \n\t ')).toBe('text-empty')
  expect(whyNotText('a\u0000b')).toBe('text-broken')
  expect(whyNotText('😀'.slice(0, 1))).toBe('text-broken')
})

test('tags and scripts are text like any other', () => {
  expect(whyNotText('<script>alert(1)</script>')).toBeUndefined()
})

test('whatever a page calls itself, what is kept of it can be stored and is not too long', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 20 }), (text, longest) => {
      const kept = storable(`\u0000${text}\ud800`, longest)
      expect(kept.includes('\u0000')).toBe(false)
      expect(kept.isWellFormed()).toBe(true)
      expect([...kept].length).toBeLessThanOrEqual(longest)
    }),
  )
})

test('a preview is the beginning in one line, and never half an emoji', () => {
  expect(previewOf('我的订单\n还没有到')).toBe('我的订单 还没有到')
  expect(previewOf('😀'.repeat(200))).toBe(`${'😀'.repeat(79)}…`)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
      const preview = previewOf(text)
      expect(preview.isWellFormed() && [...preview].length <= 80 && !preview.includes('\n')).toBe(true)
    }),
  )
})
