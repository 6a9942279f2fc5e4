import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cityOfArea } from './area-codes.ts'
import { callableNumber, cityOf, phoneNumberOf, shownPhoneNumber } from './phone-number.ts'

test.each([
  ['13800138000', 'mobile', '+8613800138000'],
  ['+86 138 0013 8000', 'mobile', '+8613800138000'],
  ['0086-13800138000', 'mobile', '+8613800138000'],
  ['013800138000', 'mobile', '+8613800138000'],
  ['1790913800138000', 'mobile', '+8613800138000'],
  ['17909 010 8888 6666', 'fixed', '+861088886666'],
  ['17909123456', 'mobile', '+8617909123456'],
  ['sip:+8613800138000@10.0.0.1;user=phone', 'mobile', '+8613800138000'],
  ['<tel:+8613800138000>', 'mobile', '+8613800138000'],
  ['１３８００１３８０００', 'mobile', '+8613800138000'],
  ['01088886666', 'fixed', '+861088886666'],
  ['0571-88886666', 'fixed', '+8657188886666'],
  ['0898-6666666', 'fixed', '+868986666666'],
  ['400-800-1234', 'toll-free', '+864008001234'],
  ['8008101234', 'toll-free', '+868008101234'],
  ['+852 9123 4567', 'international', '+85291234567'],
  ['001 415 555 2671', 'international', '+14155552671'],
  ['10086', 'short', '10086'],
  ['+8612345', 'short', '12345'],
  ['01012345', 'short', '12345'],
  ['110', 'short', '110'],
  ['95588', 'short', '95588'],
  ['95105105', 'short', '95105105'],
])('a trunk that says %s means the %s number %s', (given, kind, number) => {
  expect(phoneNumberOf(given)).toMatchObject({ kind, number })
})

test.each([
  ['010-88886666-801', '+861088886666', '801'],
  ['010-88886666转801', '+861088886666', '801'],
  ['0571 88886666 ext. 12', '+8657188886666', '12'],
  ['021-68886666分机6', '+862168886666', '6'],
  ['4008001234,2', '+864008001234', '2'],
])('%s has an extension', (given, number, extension) => {
  expect(phoneNumberOf(given)).toMatchObject({ number, extension })
})

test.each([
  null,
  '',
  '  ',
  'anonymous',
  'Anonymous@anonymous.invalid',
  'sip:anonymous@x',
  'Restricted',
  '匿名',
])('who says %s withholds her number', (given) => expect(phoneNumberOf(given)).toEqual({ kind: 'withheld' }))

test('a number of the same city may come without its area', () => {
  expect(phoneNumberOf('88886666', '010')).toMatchObject({ number: '+861088886666' })
  expect(phoneNumberOf('88886666')).toEqual({ kind: 'unreadable', given: '88886666' })
})

test('numbers are shown as people write them', () => {
  const shown = ['+8613800000000', '+861088888888', '+868986666666', '+864008001234', '+85291234567', '10086']
  expect(shown.map(shownPhoneNumber)).toEqual([
    '138 0000 0000',
    '010-8888 8888',
    '0898-6666 666',
    '400-800-1234',
    '+852 9123 4567',
    '10086',
  ])
})

test('a fixed number tells its city', () => {
  const cities = ['+861088888888', '+8657188886666', '+8675588886666', '+8613800138000', '10086'].map(cityOf)
  expect(cities).toEqual(['北京', '杭州', '深圳', undefined, undefined])
  for (const area of cityOfArea.keys()) expect(area).toMatch(/^0(?:10|2\d|[3-9]\d\d)$/)
})

test('neither a hotline nor nobody is rung back', () => {
  expect([null, 'anonymous', '10086', '110', 'x'].map((given) => callableNumber(given))).toEqual(
    [null, null, null, null, null].map(() => undefined),
  )
  expect(callableNumber('138 0013 8000')).toBe('+8613800138000')
})

test('whatever a trunk says, it is read, read again as itself, and never thrown', () => {
  const of = (letters: string, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...letters), maxLength })
  const before = fc.constantFrom('', '+86', '86', '0086', '17909', '0', '010', '1', '+', '00', '400')
  const odd = fc.oneof(
    fc.string({ maxLength: 120 }),
    of('+0123456789 ()-#*,x;@:.转', 30),
    fc.tuple(before, before, of('0123456789', 12)).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(odd, fc.option(fc.constantFrom('010', '0571'), { nil: undefined }), (given, area) => {
      const phone = phoneNumberOf(given, area)
      if (!('number' in phone)) return
      const { number, kind } = phone
      expect(phoneNumberOf(number)).toMatchObject({ number, kind })
      expect(phoneNumberOf(shownPhoneNumber(number))).toMatchObject({ number })
    }),
    { numRuns: 300 },
  )
})
