import { expect, test } from 'vitest'
import { endOf, partsOf, readClaims, whyNotSigned } from './identity.ts'

const now = new Date('2026-11-22T03:00:00Z')
const seconds = now.getTime() / 1_000
const claims = { userId: '42', issuedAt: seconds, nonce: 'n'.repeat(16) }

test('it opens for ten minutes at most, however much later it says it expires', () => {
  expect(endOf(claims) - seconds).toBe(600)
  expect(endOf({ ...claims, expiresAt: seconds + 86_400 }) - seconds).toBe(600)
  expect(endOf({ ...claims, expiresAt: seconds + 30 }) - seconds).toBe(30)
  const at = (later: number) => whyNotSigned(claims, new Date(now.getTime() + later * 1_000))
  expect([at(0), at(599), at(600), at(-59), at(-61)]).toEqual([
    undefined,
    undefined,
    'identity-expired',
    undefined,
    'identity-early',
  ])
})

test('claims are whole, of their kinds and nothing else', () => {
  const read = (more: object) => readClaims(JSON.stringify({ ...claims, ...more }))
  expect(read({})).toEqual(claims)
  expect(read({ name: '王女士', email: 'w@b.example', phone: '138', level: 3 })).toMatchObject({ level: 3 })
  const wrong = [
    { userId: '' },
    { userId: ' ' },
    { userId: 42 },
    { issuedAt: '1' },
    { nonce: 'short' },
    { level: 9 },
    { level: 1.5 },
    { role: 'administrator' },
    { name: null },
    { userId: 'a\0b' },
  ]
  for (const more of wrong) expect({ more, read: read(more) }).toEqual({ more, read: undefined })
  for (const json of ['', 'null', '[]', '{}', '{"userId":"42"', '"x"'])
    expect(readClaims(json)).toBeUndefined()
})

test('two parts in plain base64url, and no third', () => {
  const signature = 's'.repeat(43)
  expect(partsOf(`abc.${signature}`)).toEqual({ claims: 'abc', signature })
  for (const text of [
    '',
    '.',
    `abc.${signature}.x`,
    `a=c.${signature}`,
    `abc.${signature}=`,
    `.${signature}`,
    'abc.s',
  ]) {
    expect(partsOf(text)).toBeUndefined()
  }
})
