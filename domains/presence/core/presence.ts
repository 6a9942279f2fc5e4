// Whether somebody's screen is connected, and what is due when it is not: data, one table, pure functions.

/** Instants are epoch milliseconds. `contacts`: how many went on with colleagues without her. */
export type Presence =
  | { state: 'here'; since: number }
  | { state: 'missing'; since: number; told: boolean }
  | { state: 'dropped'; since: number; contacts: number }

export type Happening =
  /** A screen of hers is connected, in whatever process. */
  | { type: 'came'; at: number }
  /** The last one is gone; `at` is when it was last heard of. */
  | { type: 'went'; at: number }
  | { type: 'customers-told' }
  /** Nobody could know how long she was gone: she gets the whole while from now on. */
  | { type: 'grace-given'; at: number }
  | { type: 'given-up'; at: number; contacts: number }

/** A page that is loaded again is back before this. */
export const tellAfterMilliseconds = 3_000
export const giveUpAfterMilliseconds = 20_000

/** Undefined: nobody watches her, until she opens a screen. What cannot follow changes nothing. */
export function presenceAfter(presence: Presence | undefined, happening: Happening): Presence | undefined {
  switch (happening.type) {
    case 'came':
      return presence?.state === 'here' ? presence : { state: 'here', since: happening.at }
    case 'went':
      return presence?.state === 'here' ? { state: 'missing', since: happening.at, told: false } : presence
    case 'customers-told':
      return presence?.state === 'missing' ? { ...presence, told: true } : presence
    case 'grace-given':
      return presence?.state === 'missing'
        ? { ...presence, since: Math.max(presence.since, happening.at) }
        : presence
    case 'given-up':
      return presence?.state === 'missing'
        ? { state: 'dropped', since: happening.at, contacts: happening.contacts }
        : presence
  }
}

/** Her work, as routing has it. */
export type Work = { ready: boolean; contacts: number }

/** `tell` her customers, `give-up` on her, or `forget` that she was ever here: nobody counts on her. */
export type Due = 'tell' | 'give-up' | 'forget'

export function whatIsDue(presence: Presence | undefined, work: Work, now: number): Due | undefined {
  if (presence?.state !== 'missing') return undefined
  const counts = work.ready || work.contacts > 0
  const missed = now - presence.since
  if (missed >= giveUpAfterMilliseconds) return counts ? 'give-up' : 'forget'
  return counts && !presence.told && missed >= tellAfterMilliseconds ? 'tell' : undefined
}

/** What her coming means to others: her customers were told she was gone, or she has lost them. */
export function whatReturnMeans(presence: Presence | undefined): 'goes-on' | 'was-dropped' | undefined {
  if (presence?.state === 'dropped') return 'was-dropped'
  return presence?.state === 'missing' && presence.told ? 'goes-on' : undefined
}
