// The three languages say the same things: equal keys, equal blanks, nothing empty.
import { type House, isTest, placeOf } from './house.ts'

type Words = { readonly [key: string]: unknown }

function flat(words: Words, above = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) => {
      const path = above ? `${above}.${key}` : key
      return typeof value === 'object' && value !== null
        ? [...flat(Object.fromEntries(Object.entries(value)), path)]
        : [[path, String(value)] as const]
    }),
  )
}

const blanks = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]))]
    .toSorted((a = '', b = '') => a.localeCompare(b))
    .join()
// English counts in two forms, Chinese in one.
const counted = /_(one|other|zero|two|few|many)$/

/** What is uneven between the languages of one folder of words. */
export function unevenWords(folder: string, byLanguage: Readonly<Record<string, Words>>): string[] {
  const all = Object.entries(byLanguage).map(([language, words]) => ({ language, words: flat(words) }))
  const keys = new Set(all.flatMap(({ words }) => [...words.keys()].map((key) => key.replace(counted, ''))))
  return [...keys].flatMap((key) => {
    const texts = all.map(({ language, words }) => ({
      language,
      text: words.get(key) ?? words.get(`${key}_other`),
    }))
    const missing = texts
      .filter(({ text }) => !text?.trim())
      .map(({ language }) => `${folder}: ${language} lacks ${key}`)
    if (missing.length > 0) return missing
    const first = blanks(texts[0]?.text ?? '')
    return texts
      .filter(({ text }) => blanks(text ?? '') !== first)
      .map(({ language }) => `${folder}: ${key} has other blanks in ${language}`)
  })
}

/** Audited actions whose words the audit screen would look for in vain. `actionsOf`: those a domain has words for. */
export function unnamedActions(house: House, actionsOf: (domain: string) => readonly string[]): string[] {
  const inServers = [...house].filter(([file]) => placeOf(file)?.room === 'server' && !isTest(file))
  return inServers.flatMap(([file, text]) =>
    [...text.matchAll(/\baction: '([a-z-]+)\.([a-z.-]+)'/g)]
      .filter(([, domain = '', action = '']) => !actionsOf(domain).includes(action))
      .map(([, domain, action]) => `${file} audits ${domain}.${action}, for which there are no words`),
  )
}

/** Actions that are put together where they are audited: nobody could look for their words. */
export function hiddenActions(house: House): string[] {
  return [...house]
    .filter(([file, text]) => placeOf(file)?.room === 'server' && !isTest(file) && text.includes('audit('))
    .filter(([, text]) => /\baction: [^'\s]|^\s*action,$/m.test(text))
    .map(([file]) => `${file} hides what it audits: write the action out`)
}
