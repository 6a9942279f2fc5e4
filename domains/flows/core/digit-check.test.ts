import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCard, isIdentityNumber, passesCheck } from './digit-check.ts'

test('a bank card is known by its sum', () => {
  expect(isCard('4111111111111111')).toBe(true)
  expect(isCard('6222026006705354217')).toBe(false)
  expect(isCard('0000000000000000')).toBe(false)
  expect(isCard('79927398713')).toBe(false)
})

test('one wrong figure, or two neighbours changed round, is no card', () => {
  fc.assert(
    fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (at, more) => {
      const card = '4111111111111111'
      const wrong = card.slice(0, at) + ((Number(card[at]) + more) % 10) + card.slice(at + 1)
      expect(isCard(wrong)).toBe(false)
    }),
  )
})

test('an identity number has a day of birth that was, and the right sign at its end', () => {
  expect(isIdentityNumber('11010519491231002X')).toBe(true)
  expect(isIdentityNumber('440524188001010014')).toBe(true)
  expect(isIdentityNumber('110105194912310021')).toBe(false)
  expect(isIdentityNumber('11010519490231002X')).toBe(false)
  expect(isIdentityNumber('11010519491231002')).toBe(false)
})

test('a phone is one that can be called', () => {
  expect(passesCheck('13812345678', { kind: 'phone' })).toBe(true)
  expect(passesCheck('12345', { kind: 'phone' })).toBe(false)
})

test('a pattern is held part by part', () => {
  const check = {
    kind: 'pattern' as const,
    parts: [
      { digits: 2, from: 1, to: 12 },
      { digits: 4, from: 2000, to: 2099 },
    ],
  }
  expect(passesCheck('122026', check)).toBe(true)
  expect(passesCheck('132026', check)).toBe(false)
  expect(passesCheck('12202', check)).toBe(false)
  expect(passesCheck('1220260', check)).toBe(false)
})
