// How long to wait before the next attempt to reach the server.

const shortestMs = 800
const longestMs = 30_000

/**
 * Doubles with each failed attempt up to half a minute. Half of it is chance (0 to 1), so that a thousand
 * visitors do not come back in the same instant after a restart.
 */
export function pauseBefore(attempt: number, chance: number): number {
  const whole = Math.min(longestMs, shortestMs * 2 ** Math.min(attempt, 10))
  return Math.round(whole / 2 + (whole / 2) * chance)
}
