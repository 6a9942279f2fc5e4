// What people are found by: as written, by pinyin, by its initials, by staff number and e-mail.
import { syllables } from '#platform/names'

const packed = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s'’·]/g, '')

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
    const sounds = syllables(name, 'thing')
    return [name, sounds.join(''), sounds.map((sound) => sound[0] ?? '').join('')]
  })
  return [...new Set(lines.map(packed))].join('\n')
}

/** The pattern for what somebody typed into a search box. */
export const searchPattern = (typed: string): string =>
  `%${packed(typed).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
