// How names sort and are found: by pinyin, by its initials, as written.
import { pinyin } from 'pinyin-pro'

const folded = (text: string) => text.normalize('NFKC').toLowerCase()
const packed = (text: string) => folded(text).replaceAll(/[\s'’·]/g, '')

/** 单 as a surname is Shan: the first characters are read as one. */
function syllables(name: string): string[] {
  return pinyin(folded(name).trim(), {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
    v: true,
  })
    .flatMap((part) => part.split(/\s+/))
    .filter((part) => part !== '')
}

/** Sorts by sound; those who sound alike, by their characters. */
export const nameKey = (name: string): string => `${syllables(name).join(' ')} | ${folded(name).trim()}`

/** Everything a person is found by, one to a line, so that nothing is found across two. */
export function searchKeys(person: { name: string; staffNumber: string; email: string | null }): string {
  const sounds = syllables(person.name)
  const initials = sounds.map((sound) => sound[0] ?? '').join('')
  const lines = [person.name, sounds.join(''), initials, person.staffNumber, person.email ?? '']
  return lines.map(packed).join('\n')
}

/** What a thing with these names is found by in the browser: as written, by pinyin, by initials, a line each. */
export function foundBy(names: readonly string[]): string {
  const lines = names.flatMap((name) => {
    const sounds = pinyin(folded(name), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
      .flatMap((part) => part.split(/\s+/))
      .filter((part) => part !== '')
    return [name, sounds.join(''), sounds.map((sound) => sound[0] ?? '').join('')]
  })
  return [...new Set(lines.map(packed))].join('\n')
}

/** The pattern for what somebody typed into a search box. */
export const searchPattern = (typed: string): string =>
  `%${packed(typed).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
