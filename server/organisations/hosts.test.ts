import { expect, test } from 'vitest'
import { isTaken, ledTo } from './hosts.ts'

const north = { code: 'north', hosts: ['north.example', 'desk.example:8443'] }
const south = { code: 'south', hosts: [] }

test.each([
  ['north.example', 'north'],
  ['NORTH.example:4600', 'north'],
  ['desk.example:8443', 'north'],
  ['desk.example', undefined],
  ['south.huawu.example', 'south'],
  ['south', undefined],
  ['elsewhere.example', undefined],
])('%s leads to %s', (host, code) => {
  expect(ledTo(host, [north, south])?.code).toBe(code)
})

test('where there is one organisation only, every name leads to it', () => {
  expect(ledTo('10.0.0.7:4600', [south])).toBe(south)
})

test.each([
  ['north.example', true],
  ['north.example:8443', true],
  ['desk.example', true],
  ['desk.example:9443', false],
  ['south.elsewhere.example', true],
  ['southern.example', false],
])('is %s taken by another organisation: %s', (host, expected) => {
  expect(isTaken(host, [north, south])).toBe(expected)
})
