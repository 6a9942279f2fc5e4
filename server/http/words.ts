// The words of refusals, in the language of whoever is refused.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n } from 'i18next'
import { type Facts, type Language, languages } from '#protocol'

const root = join(import.meta.dirname, '../..')

/** Every domain's words, and the protocol's, by language. */
export function readWords(): Promise<i18n> {
  const folders = readdirSync(join(root, 'domains')).map((name) => ({
    name,
    path: join(root, 'domains', name, 'words'),
  }))
  const all = [...folders, { name: 'protocol', path: join(root, 'protocol/words') }]
  const resources = Object.fromEntries(
    languages.map((language) => [
      language,
      Object.fromEntries(all.map(({ name, path }) => [name, read(join(path, `${language}.json`))])),
    ]),
  )
  const words = createInstance()
  return words.init({ resources, fallbackLng: 'en', interpolation: { escapeValue: false } }).then(() => words)
}

function read(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}

/** `contacts.still-serving` in words; a code without words is shown as itself. */
export function explain(words: i18n, language: Language, code: string, facts: Facts = {}): string {
  const [domain = 'protocol', ...rest] = code.split('.')
  return words.t(`refusals.${rest.join('.')}`, { ns: domain, lng: language, defaultValue: code, ...facts })
}

/** The first of our languages that a browser asks for; Chinese without a script is simplified on the mainland only. */
export function languageOf(acceptLanguage: string | null | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')
  for (const tag of wanted) {
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
    if (tag.startsWith('zh')) return 'zh-Hans'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-Hans'
}
