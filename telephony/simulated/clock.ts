// Time for imaginary people: of the wall, or turned by hand.

export type Clock = {
  now(): number
  /** Runs it after so long, unless the function it gives is called before. */
  after(milliseconds: number, run: () => void): () => void
}

export const wallClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}

export type HandClock = Clock & {
  /** Lets time pass, and whatever is due in it happen, each at its own instant. */
  pass(milliseconds: number): Promise<void>
}

export function handClock(start = 1_800_000_000_000): HandClock {
  let now = start
  let made = 0
  const due = new Map<number, { at: number; run: () => void }>()
  const next = (until: number) =>
    [...due]
      .filter(([, { at }]) => at <= until)
      .toSorted(([one, a], [other, b]) => a.at - b.at || one - other)[0]
  return {
    now: () => now,
    after(milliseconds, run) {
      const id = made++
      due.set(id, { at: now + Math.max(0, milliseconds), run })
      return () => void due.delete(id)
    },
    async pass(milliseconds) {
      await promises()
      const until = now + milliseconds
      for (let one = next(until); one !== undefined; one = next(until)) {
        due.delete(one[0])
        now = Math.max(now, one[1].at)
        one[1].run()
        await promises()
      }
      now = until
    },
  }
}

/** What was promised comes before whatever is due next. */
const promises = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
