// How much one sender may do in a while: a burst at once, then so many a minute.

export type Allowance = { burst: number; perMinute: number }

/** How much of the burst is used up, as of an instant in epoch milliseconds. */
export type Used = { amount: number; at: number }

export type Asking = 'visitor' | 'conversation' | 'message' | 'file' | 'look'

/** For one visitor. A visitor who writes by hand never meets these. */
export const perVisitor: Readonly<Record<Asking, Allowance>> = {
  visitor: { burst: 1, perMinute: 1 },
  conversation: { burst: 10, perMinute: 10 },
  message: { burst: 30, perMinute: 40 },
  file: { burst: 8, perMinute: 8 },
  look: { burst: 120, perMinute: 240 },
}

/** For one address, behind which a whole school or company may sit. */
export const perAddress: Readonly<Record<Asking, Allowance>> = {
  visitor: { burst: 100, perMinute: 60 },
  conversation: { burst: 100, perMinute: 60 },
  message: { burst: 600, perMinute: 600 },
  file: { burst: 60, perMinute: 60 },
  look: { burst: 3_000, perMinute: 6_000 },
}

/** One more: what is used afterwards, or after how many seconds it may be tried again. */
export function oneMore(
  used: Used | undefined,
  { burst, perMinute }: Allowance,
  now: number,
): { used: Used } | { waitSeconds: number } {
  const elapsed = used ? Math.max(0, now - used.at) : 0
  const amount = used ? Math.max(0, used.amount - (elapsed * perMinute) / 60_000) : 0
  if (amount + 1 <= burst) return { used: { amount: amount + 1, at: now } }
  return { waitSeconds: Math.max(1, Math.ceil(((amount + 1 - burst) * 60) / perMinute)) }
}
