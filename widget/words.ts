// The widget's own few words; it can't carry the house's translator.
import type { Language } from '#protocol'
import en from './words/en.json' with { type: 'json' }
import zhHans from './words/zh-Hans.json' with { type: 'json' }
import zhHant from './words/zh-Hant.json' with { type: 'json' }

export type WordKey = keyof typeof zhHans
export type Say = (key: WordKey, facts?: Readonly<Record<string, string | number>>) => string

const written: Record<Language, Record<WordKey, string>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en }

export function wordsOf(language: Language): Say {
  return (key, facts = {}) =>
    written[language][key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''))
}
