// What is going to happen, soonest first.

export type Timeline = {
  at(instant: number, happens: () => void): void
  /** When the next thing happens; Infinity when nothing is left. */
  next(): number
  /** Takes the next thing out and gives it. */
  take(): () => void
}

type Plan = { instant: number; happens: () => void }

export function timeline(): Timeline {
  // The soonest stands last, where taking it costs nothing.
  const plans: Plan[] = []
  return {
    at(instant, happens) {
      const behind = plans.findLastIndex((plan) => plan.instant > instant)
      plans.splice(behind + 1, 0, { instant, happens })
    },
    next: () => plans.at(-1)?.instant ?? Infinity,
    take() {
      const plan = plans.pop()
      if (!plan) throw new Error('Nothing is left to happen.')
      return plan.happens
    },
  }
}
