import type { Language } from '#protocol'
import { english } from './words-en.ts'
import { hans } from './words-hans.ts'
import { hant } from './words-hant.ts'
import type { Words } from './words.ts'

const byLanguage: Readonly<Record<Language, Words>> = { 'zh-Hans': hans, 'zh-Hant': hant, en: english }

export const wordsIn = (language: Language): Words => byLanguage[language]
