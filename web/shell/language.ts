// The words of one language, whole, before the first screen: nobody ever sees a key.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from '#protocol'
import type { AntdLocale } from '#ui'

type LanguageFile = { files: Record<string, object>; antd: unknown }

const languageFiles: Readonly<Record<Language, () => Promise<LanguageFile>>> = {
  'zh-Hans': () => import('./words-zh-Hans.ts'),
  'zh-Hant': () => import('./words-zh-Hant.ts'),
  en: () => import('./words-en.ts'),
}
const antdLoaded = new Map<Language, AntdLocale>()

export const antdLocaleOf = (language: Language): AntdLocale =>
  antdLoaded.get(language) ?? { locale: language }

export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
}

const storeName = 'huawu.language'

export function isLanguage(name: unknown): name is Language {
  return languages.some((language) => language === name)
}

/** Before anybody is signed in: what was chosen here last, else what the browser asks for. */
export function firstLanguage(stored: string | null, wanted: readonly string[]): Language {
  if (isLanguage(stored)) return stored
  const found = wanted.map(languageOf).find((language) => language !== undefined)
  return found ?? 'zh-Hans'
}

function languageOf(tag: string): Language | undefined {
  const lower = tag.toLowerCase()
  if (lower.startsWith('en')) return 'en'
  if (!lower.startsWith('zh')) return undefined
  return /hant|-tw|-hk|-mo/.test(lower) ? 'zh-Hant' : 'zh-Hans'
}

export const languageHere = (): Language =>
  firstLanguage(localStorage.getItem(storeName), navigator.languages)

export const rememberLanguage = (language: Language): void => localStorage.setItem(storeName, language)

/** Downloads a language once. */
export async function loadLanguage(language: Language): Promise<void> {
  if (antdLoaded.has(language)) return
  const { files, antd } = await languageFiles[language]()
  for (const [path, words] of Object.entries(files)) {
    const namespaces = isOwn(path) ? Object.entries(words) : [[namespaceOf(path), words] as const]
    for (const [namespace, known] of namespaces) i18next.addResourceBundle(language, namespace, known)
  }
  // Its types say CommonJS, its files are modules: the default export is the locale itself.
  antdLoaded.set(language, antd as AntdLocale)
}

/** The words of the frame hold two namespaces, those of a domain are one. */
const isOwn = (path: string): boolean => path.startsWith('../words/')

/** '../../domains/desk/words/en.json' holds the words of `desk`. */
const namespaceOf = (path: string): string => path.split('/').at(-3) ?? path

export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    partialBundledLanguages: true,
    fallbackLng: false,
    defaultNS: 'ui',
    keySeparator: '.',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    // Every language is brought by loadLanguage; the tags are ours and not to be guessed at.
    load: 'currentOnly',
  })
  await loadLanguage(language)
}

export async function switchLanguage(language: Language): Promise<void> {
  await loadLanguage(language)
  await i18next.changeLanguage(language)
}
