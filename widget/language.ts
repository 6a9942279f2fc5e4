// Which of our three languages a language tag means.
import type { Language } from '#protocol'

/** The first of these that we speak: what the script tag says, the page, then the browser. */
export function chooseLanguage(wished: readonly (string | null | undefined)[]): Language {
  for (const tag of wished) {
    const language = tag ? spoken(tag) : undefined
    if (language) return language
  }
  return 'en'
}

function spoken(tag: string): Language | undefined {
  const parts = tag.toLowerCase().split(/[-_]/)
  if (parts[0] === 'en') return 'en'
  if (parts[0] !== 'zh') return undefined
  if (parts.includes('hant')) return 'zh-Hant'
  if (parts.includes('hans')) return 'zh-Hans'
  return parts.some((part) => part === 'tw' || part === 'hk' || part === 'mo') ? 'zh-Hant' : 'zh-Hans'
}
