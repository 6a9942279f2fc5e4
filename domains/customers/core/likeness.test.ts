import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Comparable, isSuggested, likenessOf } from './index.ts'

const phone = { kind: 'phone', value: '+8613812345678' } as const
const email = { kind: 'email', value: 'chen@example.com' } as const
const she: Comparable = {
  folded: '陈桂兰',
  sound: 'chen gui lan',
  idNumber: null,
  birthday: null,
  identities: [phone],
}

test('a family has one phone: a phone alone makes nobody the same', () => {
  const son = { ...she, folded: '李伟', sound: 'li wei' }
  expect(likenessOf(she, son)).toEqual({ score: 40, reasons: ['same-phone'] })
  expect(isSuggested(likenessOf(she, son))).toBe(false)
  expect(isSuggested(likenessOf(she, { ...she, folded: null, sound: null }))).toBe(false)
})

test('the same phone and a name that is alike are suggested, with what speaks for it', () => {
  expect(likenessOf(she, { ...she }).reasons).toEqual(['same-phone', 'same-name'])
  expect(likenessOf(she, { ...she, folded: '陈贵兰' }).reasons).toEqual(['same-phone', 'sounds-alike'])
  const shorter = likenessOf(she, { ...she, folded: '桂兰', sound: 'gui lan' })
  expect([shorter.reasons, isSuggested(shorter)]).toEqual([['same-phone', 'similar-name'], true])
  const misspelt = likenessOf(she, { ...she, folded: '陈桂英', sound: 'chen gui ying' })
  expect(misspelt.reasons).toEqual(['same-phone', 'similar-name'])
})

test('an e-mail address or an id number is enough; another id number speaks against everything', () => {
  const byMail = { ...she, folded: null, sound: null, identities: [email] }
  expect(isSuggested(likenessOf(byMail, { ...byMail }))).toBe(true)
  const numbered = { ...she, idNumber: '1' }
  expect(isSuggested(likenessOf({ ...numbered, identities: [] }, { ...byMail, idNumber: '1' }))).toBe(true)
  expect(isSuggested(likenessOf(numbered, { ...numbered, idNumber: '2' }))).toBe(false)
})

test('a name alone suggests nobody: there are many of them', () => {
  expect(isSuggested(likenessOf({ ...she, identities: [] }, { ...she, identities: [] }))).toBe(false)
})

const name = fc.option(fc.constantFrom('陈桂兰', '陈桂', '桂兰', '陈桂英', '王伟', '陈桂兰兰', ''))
const record: fc.Arbitrary<Comparable> = fc.record({
  folded: name,
  sound: name,
  idNumber: fc.option(fc.constantFrom('1', '2')),
  birthday: fc.option(fc.constantFrom('03-08', '1950-03-08', '03-09')),
  identities: fc.subarray([phone, email]),
})

test('two records resemble each other the same from either side, and nobody more than wholly', () => {
  fc.assert(
    fc.property(record, record, (one, other) => {
      const likeness = likenessOf(one, other)
      expect(likeness).toEqual(likenessOf(other, one))
      expect(likeness.score).toBeGreaterThanOrEqual(0)
      expect(likeness.score).toBeLessThanOrEqual(100)
      const shared = likeness.reasons.filter((reason) => reason !== 'same-phone')
      if (isSuggested(likeness)) expect(shared).not.toEqual([])
    }),
  )
})
