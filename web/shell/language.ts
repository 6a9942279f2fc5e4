// The words of one language, whole, before the first screen: nobody ever sees a key.
import i18next, { type ResourceLanguage } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from '#protocol'
import type { AntdLocale } from '#ui'

type Words = ResourceLanguage[string]
type Loader = () => Promise<Words>

const files: Record<string, Loader> = {
  ...import.meta.glob<Words>('../../domains/*/words/*.json', { import: 'default' }),
  ...import.meta.glob<Words>('../../protocol/words/*.json', { import: 'default' }),
}
const ownFiles = import.meta.glob<ResourceLanguage>('../words/*.json', { import: 'default' })

const antdLocales: Readonly<Record<Language, () => Promise<{ default: unknown }>>> = {
  'zh-Hans': () => import('antd/es/locale/zh_CN.js'),
  'zh-Hant': () => import('antd/es/locale/zh_TW.js'),
  en: () => import('antd/es/locale/en_GB.js'),
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
  const [own, antd, ...domains] = await Promise.all([
    ownFiles[`../words/${language}.json`]?.() ?? {},
    antdLocales[language](),
    ...Object.entries(files)
      .filter(([path]) => path.endsWith(`/${language}.json`))
      .map(async ([path, load]) => [namespaceOf(path), await load()] as const),
  ])
  for (const [namespace, words] of [...Object.entries(own), ...domains]) {
    i18next.addResourceBundle(language, namespace, words)
  }
  // Its types say CommonJS, its files are modules: the default export is the locale itself.
  antdLoaded.set(language, antd.default as AntdLocale)
}

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
