// How much one sender may do in a while: a burst at once, then so many a minute.
import { type Static, Type } from 'typebox'
import { shape } from '#protocol'

const Allowance = shape({
  burst: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  perMinute: Type.Number({ minimum: 0.01, maximum: 1_000_000 }),
})
export type Allowance = Static<typeof Allowance>

/** `look` is every question that changes nothing, `mail` every letter sent to an address she gives. */
export const askings = ['visitor', 'conversation', 'message', 'file', 'typing', 'mail', 'look'] as const
export type Asking = (typeof askings)[number]

const Allowances = shape({
  visitor: Allowance,
  conversation: Allowance,
  message: Allowance,
  file: Allowance,
  typing: Allowance,
  mail: Allowance,
  look: Allowance,
  megabytesPerDay: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
})
export type Allowances = Static<typeof Allowances>

/** For one visitor, and for one address, behind which a whole school or company may sit. */
export const Limits = shape({ visitor: Allowances, address: Allowances })
export type Limits = Static<typeof Limits>
export type Side = keyof Limits

/** A visitor who writes by hand never meets these. */
export const usualLimits: Limits = {
  visitor: {
    visitor: { burst: 1, perMinute: 1 },
    conversation: { burst: 10, perMinute: 10 },
    message: { burst: 30, perMinute: 40 },
    file: { burst: 8, perMinute: 8 },
    typing: { burst: 60, perMinute: 60 },
    mail: { burst: 3, perMinute: 0.1 },
    look: { burst: 120, perMinute: 240 },
    megabytesPerDay: 200,
  },
  address: {
    visitor: { burst: 100, perMinute: 60 },
    conversation: { burst: 100, perMinute: 60 },
    message: { burst: 600, perMinute: 600 },
    file: { burst: 60, perMinute: 60 },
    typing: { burst: 1_200, perMinute: 1_200 },
    mail: { burst: 20, perMinute: 1 },
    look: { burst: 3_000, perMinute: 6_000 },
    megabytesPerDay: 5_000,
  },
}

/** What a file costs is counted in kilobytes. */
export function kilobytesADay({ megabytesPerDay }: Allowances): Allowance {
  return { burst: megabytesPerDay * 1_000, perMinute: (megabytesPerDay * 1_000) / (24 * 60) }
}

/** How long it takes to regain this many. */
export function millisecondsOf(count: number, { perMinute }: Allowance): number {
  return (count * 60_000) / perMinute
}

/**
 * So many more. What is used is kept as one instant, in epoch milliseconds: the one at which everything is regained.
 * Gives that instant as it is afterwards, or after how many seconds it may be tried again.
 */
export function someMore(
  usedUntil: number | undefined,
  allowance: Allowance,
  now: number,
  count = 1,
): { usedUntil: number } | { waitSeconds: number } {
  const room = millisecondsOf(allowance.burst, allowance)
  // Nobody has used more than everything: a clock that stepped back must not make her wait for it.
  const from = Math.min(Math.max(usedUntil ?? now, now), now + room)
  // What alone is more than the burst is let through when nothing else was used.
  const next = from + millisecondsOf(Math.min(count, allowance.burst), allowance)
  const over = next - now - room
  // Fractions of a millisecond are lost on the way to the database and back.
  return over < 1 ? { usedUntil: next } : { waitSeconds: Math.max(1, Math.ceil(over / 1_000)) }
}

/** How many a process takes at once from what all share, so that not each message asks the database. */
export function takenAtOnce({ burst }: Allowance): number {
  return Math.max(1, Math.floor(burst / 10))
}
