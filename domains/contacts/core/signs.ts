// What the signs of a text do to a reader: show something, or turn what stands beside them. Imports nothing, so that
// the widget stays small.

/** A letter, a figure, a sign: what is made of joiners and fillers alone is an empty bubble. */
export function isVisible(text: string): boolean {
  return /(?![\p{DI}\u2800])[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(text)
}

/** Without the signs that turn the text behind them; Arabic and Hebrew find their direction by their letters. */
export function inReadingOrder(text: string): string {
  return text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
}
