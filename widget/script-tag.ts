// What the site says in the one script tag it puts into its pages.
import type { Language } from '#protocol'
import { chooseLanguage } from './language.ts'

export type Wishes = {
  /** The folder the script came from, with a slash at the end: Huawu itself. */
  base: string
  language: Language
  accent: string | undefined
  theme: 'light' | 'dark' | undefined
  title: string | undefined
}

export function wishesOf(script: HTMLScriptElement): Wishes {
  const { language, accent, theme, title } = script.dataset
  return {
    base: new URL('.', script.src).href,
    language: chooseLanguage([language, document.documentElement.lang, ...navigator.languages]),
    accent: accent !== undefined && CSS.supports('color', accent) ? accent : undefined,
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    title: title?.trim() || undefined,
  }
}
