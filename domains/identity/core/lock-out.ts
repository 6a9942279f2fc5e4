// Slows guessing down without letting a stranger lock anybody out: attempts are counted where they come from.
// A device from which the person has signed in before is counted by itself, and nothing else can close it.

export type PlaceKind = 'device' | 'login-from-network' | 'login' | 'network'
export type Place = { kind: PlaceKind; key: string }
export type Failures = { count: number; lastAt: Date }

/** Failures this long ago count no more. */
export const failuresForgottenAfterSeconds = 24 * 3600

/** `growing`: waits double after each further failure. `window`: closed until the window ends. */
type Policy =
  | { kind: 'growing'; free: number; firstWaitSeconds: number; longestWaitSeconds: number }
  | { kind: 'window'; most: number; seconds: number }

const growing = { kind: 'growing', free: 5, firstWaitSeconds: 30, longestWaitSeconds: 3600 } as const

const policies: Readonly<Record<PlaceKind, Policy>> = {
  device: growing,
  'login-from-network': growing,
  // One network alone never gets this far within an hour: only many together do.
  login: { kind: 'window', most: 100, seconds: 3600 },
  // An office behind one address mistypes a lot on a Monday morning.
  network: { kind: 'window', most: 100, seconds: 900 },
}

/** The name under which failures of a place are counted now; each window has its own. */
export function counterOf(place: Place, now: Date): string {
  const policy = policies[place.kind]
  const window = policy.kind === 'window' ? `:${Math.floor(now.getTime() / 1000 / policy.seconds)}` : ''
  return `${place.kind}:${place.key}${window}`
}

/** How long an attempt from here has to wait; 0 is not at all. */
export function waitSeconds(kind: PlaceKind, failures: Failures | undefined, now: Date): number {
  if (failures === undefined) return 0
  const policy = policies[kind]
  const secondsAgo = (now.getTime() - failures.lastAt.getTime()) / 1000
  if (policy.kind === 'window') {
    return failures.count < policy.most
      ? 0
      : Math.ceil(policy.seconds - ((now.getTime() / 1000) % policy.seconds))
  }
  const beyond = failures.count - policy.free
  if (beyond < 0 || secondsAgo > failuresForgottenAfterSeconds) return 0
  const wait = Math.min(policy.firstWaitSeconds * 2 ** Math.min(beyond, 20), policy.longestWaitSeconds)
  return Math.max(0, Math.ceil(wait - secondsAgo))
}

/** Whether a good sign-in makes the failures of this place good. */
export const isForgivenBySuccess = (kind: PlaceKind): boolean => policies[kind].kind === 'growing'

/** Where an address belongs: with IPv6 one customer has a whole /64. */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
