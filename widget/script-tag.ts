// What the site says in the one script tag it puts into its pages.
import type { SiteLook } from '#channels-chat/core'
import type { Id, Language } from '#protocol'
import { chooseLanguage } from './language.ts'

export type Wishes = {
  /** The folder the script came from, with a slash at the end: Huawu itself. */
  base: string
  language: Language
  accent: string | undefined
  theme: 'light' | 'dark' | undefined
  title: string | undefined
  /** Named in the settings: its look, its queue, its secrets. */
  siteId: Id | undefined
  /** What the site's server signed. */
  identity: string | undefined
  position: 'left' | 'right'
  letter: string | undefined
  /** Beside the button, in a word or two. */
  launcher: string | undefined
  accentDark: string | undefined
}

export function wishesOf(script: HTMLScriptElement): Wishes {
  const { language, accent, accentDark, theme, title, site, identity, position, letter, launcher } =
    script.dataset
  return {
    base: new URL('.', script.src).href,
    language: chooseLanguage([language, document.documentElement.lang, ...navigator.languages]),
    accent: colour(accent),
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    title: title?.trim() || undefined,
    siteId: site || undefined,
    identity: identity || undefined,
    position: position === 'left' ? 'left' : 'right',
    letter: letter?.trim() || undefined,
    launcher: launcher?.trim() || undefined,
    accentDark: colour(accentDark),
  }
}

const colour = (given: string | undefined) =>
  given !== undefined && CSS.supports('color', given) ? given : undefined

/** What the site is set to in Huawu; what its tag says itself comes first. */
export function withLook(wishes: Wishes, look: SiteLook): Wishes {
  return {
    ...wishes,
    accent: wishes.accent ?? look.accent ?? undefined,
    accentDark: wishes.accentDark ?? look.accentDark ?? undefined,
    theme: wishes.theme ?? (look.theme === 'auto' ? undefined : look.theme),
    title: wishes.title ?? (look.title || undefined),
    position: look.position === 'left' ? 'left' : wishes.position,
    letter: wishes.letter ?? (look.letter || undefined),
    launcher: wishes.launcher ?? (look.launcher[wishes.language] || undefined),
  }
}
