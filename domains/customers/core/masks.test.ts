import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskedAddress, maskedIdentity, maskedIdNumber, normalEmail, normalPhone } from './index.ts'

test('what is masked is told apart, and not known', () => {
  expect(maskedIdentity('phone', '+8613812345678')).toBe('138****5678')
  expect(maskedIdentity('phone', '+861088886666')).toBe('010-****6666')
  expect(maskedIdentity('phone', '+8657188886666')).toBe('0571-****6666')
  expect(maskedIdentity('phone', '+85291234567')).toBe('+852****4567')
  expect(maskedIdentity('email', 'wang@x.cn')).toBe('w***@x.cn')
  expect(maskedIdentity('email', 'w@x.cn')).toBe('***@x.cn')
  expect(maskedIdNumber('11010519491231002X')).toBe('110****002X')
  expect(maskedIdNumber('E12345678')).toBe('E****78')
  expect(maskedIdNumber('123')).toBe('****3')
  expect(maskedAddress('浙江省杭州市西湖区文三路 123 号 4 单元')).toBe('浙江省杭州市****')
  expect(maskedAddress('杭州')).toBe('****')
})

/** How many signs of the value, in order, stand in the mask outside its stars. */
const shownOf = (masked: string) => masked.replaceAll('*', '').replaceAll(/\D/g, '').length

test('of a phone at least four figures never show, and at most seven of a mobile phone do', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 15 })
  fc.assert(
    fc.property(fc.constantFrom('', '0', '+', '+86', '+86138'), digits, (before, rest) => {
      const phone = normalPhone(before + rest.join(''))
      if (phone === undefined) return
      const masked = maskedIdentity('phone', phone)
      const national = phone.startsWith('+86') ? phone.length - 3 : phone.length - 1
      expect(masked).toContain('****')
      expect(national - shownOf(masked) + (masked.startsWith('0') ? 1 : 0)).toBeGreaterThanOrEqual(4)
      expect(masked).not.toContain(phone.slice(3))
    }),
    { numRuns: 2_000 },
  )
})

test('of an e-mail address one letter shows, whatever stands before the sign', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const email = normalEmail(address)
      if (email === undefined) return
      const masked = maskedIdentity('email', email)
      const [local = ''] = email.split(/@(?=[^@]*$)/)
      expect(masked).toBe(`${local.length > 1 ? [...local][0] : ''}***${email.slice(email.lastIndexOf('@'))}`)
    }),
  )
})

test('of an id number at least half is hidden, of an address two thirds', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .filter((one) => !one.includes('*'))
  fc.assert(
    fc.property(text, (value) => {
      const length = [...value].length
      const left = (masked: string) => [...masked.replace('****', '')].length
      expect(left(maskedIdNumber(value))).toBeLessThanOrEqual(Math.max(1, length / 2))
      expect(left(maskedAddress(value))).toBeLessThanOrEqual(Math.min(6, length / 3))
    }),
  )
})
