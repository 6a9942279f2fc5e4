import { expect, test } from 'vitest'
import { isHost, isTimeZone } from './organisation-rules.ts'

test.each(['kefu.example.com', 'localhost', '10.0.0.7:4600', 'xn--fiq228c.example', 'a-b.example:65535'])(
  '%s may be the name of a host',
  (host) => expect(isHost(host)).toBe(true),
)

test.each([
  '',
  '.',
  'a..b',
  '-a.example',
  'a.example:',
  'a.example:0',
  'a.example:65536',
  'a b',
  'a/b',
  'A.b',
  '客服.example',
  '[::1]',
  `${'a'.repeat(64)}.example`,
])('“%s” may not', (host) => expect(isHost(host)).toBe(false))

test('a time zone is the name of a place, never a distance', () => {
  expect(['Asia/Shanghai', 'Asia/Taipei', 'UTC', 'Europe/London'].filter(isTimeZone)).toHaveLength(4)
  expect(['', '+08:00', '-05:00', 'Shanghai', 'Asia/Nowhere'].filter(isTimeZone)).toEqual([])
})
