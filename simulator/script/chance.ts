// Chance that is the same in every run of the same seed, and apart for everything that is planned apart.

export type Chance = {
  /** At least 0 and below 1. */
  next(): number
  /** True in this share of cases. */
  happens(share: number): boolean
  between(from: number, to: number): number
  whole(from: number, to: number): number
  pick<Item>(from: readonly Item[]): Item
  /** Picks by weight. */
  weighed<Item extends { weight: number }>(from: readonly Item[]): Item
  /** Around a median, with the long tail that times of people have. */
  around(median: number, spread: number): number
}

/** The same parts give the same chance; other parts another, however much the first was used. */
export function chanceOf(...parts: readonly (string | number)[]): Chance {
  const next = mulberry(seedOf(parts.join('\u0000')))
  const pick = <Item>(from: readonly Item[]): Item => {
    const one = from[Math.floor(next() * from.length)]
    if (one === undefined) throw new Error('There is nothing to pick from.')
    return one
  }
  return {
    next,
    happens: (share) => next() < share,
    between: (from, to) => from + next() * (to - from),
    whole: (from, to) => Math.floor(from + next() * (to - from + 1)),
    pick,
    weighed(from) {
      let left = next() * from.reduce((sum, { weight }) => sum + weight, 0)
      return from.find(({ weight }) => (left -= weight) < 0) ?? pick(from)
    },
    around: (median, spread) => median * Math.exp(spread * normal(next)),
  }
}

/** Box and Muller's normal deviate. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}

/** FNV-1a over the characters. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

function mulberry(seed: number): () => number {
  let current = seed
  return () => {
    current = (current + 0x6d2b79f5) | 0
    let mixed = Math.imul(current ^ (current >>> 15), 1 | current)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
