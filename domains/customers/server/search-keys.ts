// What customers are found by: names in either script, pinyin and initials from any syllable on, tags, e-mail
// addresses from any part on, phones. Each is a word, so that a pattern which begins at a word uses the trigrams.
import { type Known, normalPhone } from '#customers/core'
import { folded, syllables } from '#platform/names'

const packed = (text: string): string => folded(text).replaceAll(/[\s'’·]/g, '')

/** A name of eighty characters is somebody's joke: its end need not be found. */
const mostStarts = 12
const longestWord = 40

export type Searchable = { name: string | null; tags: readonly string[]; identities: readonly Known[] }

export function searchKeys({ name, tags, identities }: Searchable): string {
  const words = [
    ...(name === null ? [] : nameWords(name)),
    ...tags.flatMap((tag) => tails(characters(folded(tag)))),
    ...identities.flatMap(identityWords),
  ]
  const short = words.map((word) => word.slice(0, longestWord)).filter((word) => word !== '')
  return ` ${[...new Set(short)].join(' ')}`
}

function nameWords(name: string): string[] {
  const sounds = syllables(folded(name))
  const initials = sounds.map((sound) => sound[0] ?? '')
  return [...tails(characters(folded(name))), ...tails(sounds), ...tails(initials)]
}

/** 王小明 · 小明 · 明 */
const tails = (parts: readonly string[]): string[] =>
  parts.slice(0, mostStarts).map((_, start) => packed(parts.slice(start).join('')))

/** Each Chinese character for itself, a word in letters whole. */
const characters = (text: string): string[] =>
  text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)?.slice(0, longestWord) ?? []

function identityWords({ kind, value }: Known): string[] {
  if (kind === 'visitor') return []
  if (kind === 'account') return [packed(value)]
  if (kind === 'email') return tails(value.split(/(?<=[@._+-])/))
  const digits = value.slice(1)
  if (!digits.startsWith('86')) return [digits]
  const national = digits.slice(2)
  return [digits, /^1[3-9]\d{9}$|^[48]00/.test(national) ? national : `0${national}`]
}

const figures = /^[+\d\s()./-]+$/

/** The LIKE pattern for what somebody typed into a search box; undefined where nothing of it can be looked for. */
export function searchPattern(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim()
  if (!figures.test(text)) return packed(text) === '' ? undefined : `% ${literally(packed(text))}%`
  const digits = (normalPhone(text) ?? text).replaceAll(/\D/g, '')
  if (digits === '') return undefined
  return digits.length < 3 ? `% ${digits}%` : `%${digits}%`
}

/** A name of two characters, three letters of it, five figures of a phone: few people's, most of the time. */
export function isTelling(typed: string): boolean {
  const text = packed(typed.normalize('NFKC'))
  if (figures.test(text)) return text.replaceAll(/\D/g, '').length >= 5
  return /\p{Script=Han}{2}/u.test(text) || text.length >= 3
}

const literally = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
