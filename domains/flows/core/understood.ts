// What a visitor means by what she writes, where a caller would press a key.
import type { Key } from './node-kinds.ts'

export const longestWords = 1000

/** The same however it is typed: full width, capitals, blanks and full stops make no difference. */
export function plain(text: string): string {
  return text
    .slice(0, longestWords)
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s.,!?。，！？、]+/g, ' ')
    .trim()
}

const figures = '零一二三四五六七八九'

/** One key, typed as a figure or as a word: 1, １, 一, 两. */
function keyIn(text: string): string | undefined {
  if (/^[\d*#]$/.test(text)) return text
  if (text === '两' || text === '兩') return '2'
  const figure = figures.indexOf(text)
  return text.length === 1 && figure >= 0 ? String(figure) : undefined
}

export type Understandable = { key: Key; means: readonly string[] }

/** The key itself, all of what a button says, or the one choice whose longest word is in it. */
export function keyMeant(text: string, choices: readonly Understandable[]): Key | undefined {
  const said = plain(text)
  const key = keyIn(said)
  const exact = choices.find(
    (choice) => choice.key === key || choice.means.some((word) => plain(word) === said),
  )
  if (exact || said === '') return exact?.key
  const found = choices
    .map((choice) => ({ key: choice.key, length: longestIn(said, choice.means) }))
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => b.length - a.length)
  const [best, next] = found
  return best && best.length > (next?.length ?? 0) ? best.key : undefined
}

function longestIn(said: string, means: readonly string[]): number {
  return Math.max(
    0,
    ...means.map((word) => plain(word)).map((word) => (word !== '' && said.includes(word) ? word.length : 0)),
  )
}

/** Figures with blanks and dashes between them; undefined when there is anything else. */
export function figuresIn(text: string): string | undefined {
  const bare = plain(text)
    .replaceAll(/[\s()-]/g, '')
    .replace(/^\+/, '')
    .toUpperCase()
  return /^\d{1,40}X?$/.test(bare) ? bare : undefined
}
