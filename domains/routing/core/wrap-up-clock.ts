// The clock of a wrap-up: it is set when the contact ends, may be put off a few times, and frees the agent's hand.

/** Instants are epoch milliseconds. */
export type WrapUpClock = {
  begunAt: number
  dueAt: number
  extensionSeconds: number
  extensions: number
  mostExtensions: number
  overAt: number | null
}

/** What nobody filled in is closed as not given after this while. */
export const fillableHours = 12

/** Each extension is as long as the time she had at first. */
export function wrapUpClock(
  begunAt: number,
  { seconds, mostExtensions }: { seconds: number; mostExtensions: number },
): WrapUpClock {
  const dueAt = begunAt + seconds * 1000
  return { begunAt, dueAt, extensionSeconds: seconds, extensions: 0, mostExtensions, overAt: null }
}

export type WhyNotExtend = 'wrap-up-over' | 'no-more-extensions'

export function whyNotExtend(
  clock: Pick<WrapUpClock, 'dueAt' | 'extensions' | 'mostExtensions' | 'overAt'>,
  now: number,
): WhyNotExtend | undefined {
  if (clock.overAt !== null || now >= clock.dueAt) return 'wrap-up-over'
  return clock.extensions >= clock.mostExtensions ? 'no-more-extensions' : undefined
}

export function extended(clock: WrapUpClock): WrapUpClock {
  return { ...clock, dueAt: clock.dueAt + clock.extensionSeconds * 1000, extensions: clock.extensions + 1 }
}

/** Her hand is free at the second it was due, however late somebody looks. */
export function wrapUpAfter(clock: WrapUpClock, now: number): WrapUpClock {
  return clock.overAt === null && now >= clock.dueAt ? { ...clock, overAt: clock.dueAt } : clock
}
