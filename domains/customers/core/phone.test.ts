import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskedIdentity, normalEmail, normalPhone, writtenPhone } from './index.ts'

test.each([
  ['13812345678', '+8613812345678'],
  ['138 1234 5678', '+8613812345678'],
  ['138-1234-5678', '+8613812345678'],
  ['+86 138 1234 5678', '+8613812345678'],
  ['0086-13812345678', '+8613812345678'],
  ['8613812345678', '+8613812345678'],
  ['013812345678', '+8613812345678'],
  ['１３８１２３４５６７８', '+8613812345678'],
  ['010-88886666', '+861088886666'],
  ['(021) 6888 6666', '+862168886666'],
  ['0571 8888 6666', '+8657188886666'],
  ['+86 10 8888 6666', '+861088886666'],
  ['+86 (0)10 8888 6666', '+861088886666'],
  ['400-800-1234', '+864008001234'],
  ['+852 9123 4567', '+85291234567'],
  ['00886 912 345 678', '+886912345678'],
])('%s is the phone %s', (written, phone) => expect(normalPhone(written)).toBe(phone))

test.each([
  '',
  '1381234567',
  '138123456789',
  '12812345678',
  '88886666',
  '+123',
  'call me',
  '138x12345678',
  '+86',
])('%s is no phone', (written) => expect(normalPhone(written)).toBeUndefined())

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)
const gap = fc.constantFrom('', ' ', '-', '  ')

test('however a mobile phone is written, it is the same phone', () => {
  fc.assert(
    fc.property(
      mobile,
      fc.constantFrom('', '+86', '86', '0086', '+86 ', '0'),
      gap,
      gap,
      (number, before, one, other) => {
        const written = `${before}${number.slice(0, 3)}${one}${number.slice(3, 7)}${other}${number.slice(7)}`
        expect(normalPhone(written)).toBe(`+86${number}`)
      },
    ),
  )
})

test('a phone as it is stored or shown is read as itself', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const phone = normalPhone(text)
      if (phone === undefined) return
      expect(phone).toMatch(/^\+[1-9]\d{7,14}$/)
      expect(normalPhone(phone)).toBe(phone)
      expect(normalPhone(writtenPhone(phone))).toBe(phone)
    }),
  )
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 16 })
  fc.assert(
    fc.property(fc.constantFrom('', '0', '+', '00', '+86'), digits, (before, rest) => {
      const phone = normalPhone(before + rest.join(''))
      if (phone !== undefined) expect(normalPhone(writtenPhone(phone))).toBe(phone)
    }),
    { numRuns: 1_000 },
  )
})

test('an e-mail address is compared in lower case, and is not a sentence or a script', () => {
  expect(normalEmail(' Wang.Li@Example.COM ')).toBe('wang.li@example.com')
  for (const text of [
    '',
    'a',
    '@x.cn',
    'a@',
    'a@b',
    'a b@x.cn',
    '<b>@x.cn',
    `${'a'.repeat(250)}@x.cn`,
    'a@x..cn',
  ]) {
    expect(normalEmail(text), text).toBeUndefined()
  }
})

test('a service number has no area, neither written nor masked', () => {
  expect(writtenPhone('+864008208820')).toBe('4008208820')
  expect(maskedIdentity('phone', '+864008208820')).toBe('400****820')
})
