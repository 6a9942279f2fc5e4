import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whyNotUseLink } from './links.ts'
import { counterOf, networkOf, type PlaceKind, waitSeconds } from './lock-out.ts'

const now = new Date('2026-11-22T09:00:10Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const kind = fc.constantFrom<PlaceKind>('device', 'login-from-network', 'login', 'network')

test('the wait never shrinks with more failures, and never lasts longer than an hour', () => {
  fc.assert(
    fc.property(kind, fc.nat(300), fc.nat(100_000), (place, count, seconds) => {
      const wait = (failures: number) => waitSeconds(place, { count: failures, lastAt: ago(seconds) }, now)
      expect(wait(count + 1)).toBeGreaterThanOrEqual(wait(count))
      expect(wait(count)).toBeGreaterThanOrEqual(0)
      expect(wait(count)).toBeLessThanOrEqual(3600)
    }),
  )
})

test('whoever waits as long as she was told gets in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(4000), (count, seconds) => {
      const failures = { count, lastAt: ago(seconds) }
      const wait = waitSeconds('login-from-network', failures, now)
      expect(waitSeconds('login-from-network', failures, new Date(now.getTime() + wait * 1000))).toBe(0)
    }),
  )
})

test('four mistakes cost nothing, the fifth half a minute, the sixth a whole one', () => {
  const waits = [0, 4, 5, 6, 7, 40].map((count) => waitSeconds('device', { count, lastAt: now }, now))
  expect(waits).toEqual([0, 0, 30, 60, 120, 3600])
  expect(waitSeconds('device', undefined, now)).toBe(0)
  expect(waitSeconds('device', { count: 40, lastAt: ago(25 * 3600) }, now)).toBe(0)
})

test('a network is counted in windows, each with a counter of its own', () => {
  const place = { kind: 'network', key: '192.0.2.1' } as const
  expect(counterOf(place, now)).toBe(counterOf(place, ago(5)))
  expect(counterOf(place, now)).not.toBe(counterOf(place, ago(900)))
  expect(waitSeconds('network', { count: 99, lastAt: now }, now)).toBe(0)
  expect(waitSeconds('network', { count: 100, lastAt: now }, now)).toBe(890)
})

test('one customer of IPv6 has a whole /64, one of IPv4 an address', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:0DB8:0001:0002::9')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf(null)).toBe('unknown')
})

test('a link opens once, for somebody who is here, until its time is over', () => {
  const link = {
    purpose: 'invitation',
    expiresAt: now,
    usedAt: null,
    revokedAt: null,
    personState: 'active',
  } as const
  expect(whyNotUseLink(link, ago(1))).toBeUndefined()
  expect(whyNotUseLink(link, now)).toBe('link-expired')
  expect(whyNotUseLink({ ...link, usedAt: now }, ago(1))).toBe('link-used')
  expect(whyNotUseLink({ ...link, revokedAt: now }, ago(1))).toBe('link-invalid')
  expect(whyNotUseLink({ ...link, personState: 'left' }, ago(1))).toBe('link-invalid')
  expect(whyNotUseLink(undefined, now)).toBe('link-invalid')
})
