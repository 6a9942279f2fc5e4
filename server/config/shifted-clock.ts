// A clock that runs ahead or behind by what a file says, for drills and for stories about another day.
import { readFileSync } from 'node:fs'

const betweenReadsMilliseconds = 100

/** The file holds milliseconds, `-3600000` for an hour ago. Without it, or with anything else in it, it is now. */
export function shiftedClock(file: string | undefined, now: () => number = Date.now): () => Date {
  if (file === undefined) return () => new Date(now())
  let shift = 0
  let readAt = -Infinity
  return () => {
    if (now() - readAt >= betweenReadsMilliseconds) {
      readAt = now()
      shift = shiftIn(file)
    }
    return new Date(now() + shift)
  }
}

function shiftIn(file: string): number {
  try {
    const shift = Number(readFileSync(file, 'utf8'))
    return Number.isFinite(shift) ? shift : 0
  } catch {
    return 0
  }
}
