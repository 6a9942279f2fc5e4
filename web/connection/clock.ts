// The server's clock, as far as this screen knows it: people's computers are often minutes wrong.

let ahead = 0

export function learnServerTime(at: string): void {
  const difference = Date.parse(at) - Date.now()
  if (Number.isFinite(difference)) ahead = difference
}

/** Milliseconds since 1970 by the server's clock. */
export const serverNow = (): number => Date.now() + ahead
