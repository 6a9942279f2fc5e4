import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { livePlans } from '#simulator/script'
import type { Cast, KnownVisitor } from './cast.ts'
import type { FrontDoor } from './front-door.ts'
import { playCustomers } from './play-customers.ts'
import { openShop } from './shop.ts'

const cast: Cast = {
  url: 'http://127.0.0.1:9',
  seed: 'one',
  timeZone: 'Asia/Shanghai',
  customersAMinute: 30,
  agents: [],
}

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-20T02:00:00Z') }))
afterEach(() => void vi.useRealTimers())

/** A door that counts who comes as nobody, and behind which nobody answers. */
function countingDoor(): { door: FrontDoor; strangers(): number } {
  const call = vi.fn((endpoint: { id: string }) => Promise.reject(new Error(endpoint.id)))
  const door = { url: cast.url, call, enter: call, sendFile: call, close: () => undefined }
  const strangers = () => call.mock.calls.filter(([{ id }]) => id === 'widget.create-visitor').length
  return { door, strangers }
}

test('customers the centre gets to know while it lives come as who they are, the others as strangers', async () => {
  const { door, strangers } = countingDoor()
  const known = new Map<string, KnownVisitor>()
  void playCustomers(door, cast, openShop(), known)
  await vi.advanceTimersByTimeAsync(20_000)
  const before = strangers()
  expect(before).toBeGreaterThan(0)
  const { seed, timeZone, customersAMinute: perMinute } = cast
  for (const plan of livePlans({ seed, timeZone, perMinute }, Date.now())) {
    if (plan.at > Date.now() + 60_000) break
    known.set(plan.customer.key, { key: plan.customer.key, visitorId: 'v', token: 't' })
  }
  await vi.advanceTimersByTimeAsync(60_000)
  expect(strangers()).toBe(before)
})
