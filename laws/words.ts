// The three languages say the same things: equal keys, equal blanks, nothing empty.
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
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]))].toSorted().join()
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
