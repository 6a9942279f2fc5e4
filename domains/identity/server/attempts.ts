// Counts failed attempts where they come from, and makes the next one wait.
import { Refused } from '#protocol'
import type { Tx } from '#platform/action'
import {
  counterOf,
  failuresForgottenAfterSeconds,
  isForgivenBySuccess,
  networkOf,
  type Place,
  waitSeconds,
} from '#identity/core'
import { countFailures, failuresAt, forgetFailures, takeTurn } from './store-sessions.ts'

/** The places an attempt counts for: a trusted device by itself, anything else by login and network. */
export function placesOf(
  tx: Tx,
  login: string,
  trustedDevice: string | undefined,
): readonly [Place, ...Place[]] {
  if (trustedDevice !== undefined) return [{ kind: 'device', key: trustedDevice }]
  const network = networkOf(tx.origin.address)
  return [
    { kind: 'login-from-network', key: `${login}:${network}` },
    { kind: 'login', key: login },
    { kind: 'network', key: network },
  ]
}

/**
 * Refuses an attempt that has to wait. Attempts from one place take turns, so that many at once
 * are not all looked at before the first one is counted.
 */
export async function refuseIfTooMany(tx: Tx, places: readonly [Place, ...Place[]]): Promise<void> {
  if (!(await takeTurn(tx.db, counterOf(places[0], tx.now)))) throw tooMany(1)
  const counted = await failuresAt(
    tx.db,
    places.map((place) => counterOf(place, tx.now)),
  )
  const waits = places.map((place) => {
    const row = counted.find(({ counter }) => counter === counterOf(place, tx.now))
    return waitSeconds(place.kind, row && { count: row.failures, lastAt: row.last_at }, tx.now)
  })
  const longest = Math.max(...waits)
  if (longest > 0) throw tooMany(longest)
}

const tooMany = (seconds: number) =>
  new Refused({ code: 'identity.too-many-attempts', status: 429, facts: { seconds } })

export async function countFailure(tx: Tx, places: readonly Place[]): Promise<void> {
  await countFailures(
    tx.db,
    places.map((place) => counterOf(place, tx.now)),
    tx.now,
    forgottenBefore(tx.now),
  )
}

/** After a good attempt; what is long past goes with it. */
export async function forgive(tx: Tx, places: readonly Place[]): Promise<void> {
  const forgiven = places.filter((place) => isForgivenBySuccess(place.kind))
  await forgetFailures(
    tx.db,
    forgiven.map((place) => counterOf(place, tx.now)),
    forgottenBefore(tx.now),
  )
}

const forgottenBefore = (now: Date) => new Date(now.getTime() - failuresForgottenAfterSeconds * 1000)
