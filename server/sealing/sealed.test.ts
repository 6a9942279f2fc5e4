import { expect, test } from 'vitest'
import { seal, unseal } from './sealed.ts'

const house = { secret: 'a secret of this installation', purpose: 'passwords of switches' }
const plain = '密码 with any letters'

test('what was sealed here is read here', () => {
  expect(unseal(house, seal(house, plain))).toBe(plain)
  expect(unseal(house, seal(house, ''))).toBe('')
})

test('at rest nothing of it can be read, and the same is sealed in another way each time', () => {
  const [once, again] = [seal(house, plain), seal(house, plain)]
  expect(once.includes('with any letters')).toBe(false)
  expect(once.equals(again)).toBe(false)
})

test('another installation, or another purpose, reads nothing', () => {
  const sealed = seal(house, plain)
  expect(unseal({ ...house, secret: 'another secret' }, sealed)).toBeUndefined()
  expect(unseal({ ...house, purpose: 'keys of sites' }, sealed)).toBeUndefined()
})

test('what was altered or cut off is nothing', () => {
  const sealed = seal(house, plain)
  for (const at of [0, 12, sealed.length - 1]) {
    const altered = Buffer.from(sealed)
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at)
    expect(unseal(house, altered)).toBeUndefined()
  }
  expect(unseal(house, sealed.subarray(0, 20))).toBeUndefined()
  expect(unseal(house, Buffer.alloc(0))).toBeUndefined()
})
