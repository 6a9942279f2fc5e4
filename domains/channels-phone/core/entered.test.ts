import { expect, test } from 'vitest'
import { whyNotDeskPhone, whyNotNumber, whyNotSwitch } from './entered.ts'

const aSwitch = { name: '一号', url: 'http://10.0.0.5:8088', account: 'huawu', application: 'huawu' }
const aNumber = { number: '+86 (571) 8800-1234', label: '售后', queueId: 'q' }

test.each([
  [{}, undefined],
  [{ name: ' ' }, 'incomplete'],
  [{ url: 'https://pbx.example/' }, undefined],
  [{ url: '10.0.0.5:8088' }, 'url-malformed'],
  [{ url: 'http://10.0.0.5:8088/ari' }, 'url-malformed'],
  [{ application: 'Huawu' }, 'application-malformed'],
])('a switch entered with %o', (more, why) => {
  expect(whyNotSwitch({ ...aSwitch, ...more })).toBe(why)
})

test.each([
  ['4008001234', undefined],
  ['+86 (571) 8800-1234', undefined],
  ['(021) 6888 1234', undefined],
  ['110', undefined],
  ['', 'incomplete'],
  ['12', 'number-malformed'],
  ['---', 'number-malformed'],
  ['12+345', 'number-malformed'],
  ['400-CALL', 'number-malformed'],
])('the number %s', (number, why) => {
  expect(whyNotNumber({ ...aNumber, number })).toBe(why)
})

test('a telephone has somebody and an account that a switch can have', () => {
  expect(whyNotDeskPhone({ personId: 'p', account: 'desk-1102' })).toBeUndefined()
  expect(whyNotDeskPhone({ personId: '', account: '1102' })).toBe('incomplete')
  expect(whyNotDeskPhone({ personId: 'p', account: '11 02' })).toBe('account-malformed')
})
