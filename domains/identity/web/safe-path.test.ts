import { expect, test } from 'vitest'
import { safePath } from './safe-path.ts'

test('after sign-in she comes to where she wanted to go', () => {
  for (const to of ['/desk', '/people?q=王#top', '/']) expect(safePath({ to })).toBe(to)
  expect(safePath({})).toBe('/')
})

test('no link leads out of the house, however it is written', () => {
  const ways = [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
  ]
  for (const to of [...ways, 'https://evil.example', 'javascript:alert(1)', '', '/a\\..\\b']) {
    expect(safePath({ to })).toBe('/')
  }
  for (const to of ways) expect(new URL(safePath({ to }), 'https://our.example').host).toBe('our.example')
})
