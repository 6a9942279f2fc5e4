// What may stand in a message: text that can be stored as it is, and that says something.
import { isVisible } from './signs.ts'
import { longestText } from './wire.ts'

export type WhyNotText = 'text-empty' | 'text-too-long' | 'text-broken'

/** `longestText` counts characters as people do: an emoji of two code units is one. */
export function whyNotText(text: string, longest = longestText): WhyNotText | undefined {
  if (!isStorable(text)) return 'text-broken'
  if (!isVisible(text)) return 'text-empty'
  return text.length > longest && [...text].length > longest ? 'text-too-long' : undefined
}

/** PostgreSQL stores no null character, and half a surrogate pair is not text. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

/** For texts that programs send along, such as a page's title: what can be kept of them. */
export function storable(text: string, longest: number): string {
  return [...text.replaceAll('\u0000', '').toWellFormed()].slice(0, longest).join('')
}

/** The beginning of a message in one line. */
export function previewOf(text: string, length = 80): string {
  const line = text
    .slice(0, length * 4)
    .replaceAll(/\s+/g, ' ')
    .trim()
  const characters = [...line.toWellFormed()]
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : characters.join('')
}
