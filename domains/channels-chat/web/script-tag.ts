// The one line that a site puts into its pages, and what its security policy must allow for it.
import type { Language } from '#protocol'

/** What the site wishes otherwise than usual; '' leaves it to the page and the visitor's browser. */
export type Look = { language: Language | ''; theme: 'light' | 'dark' | ''; accent: string; title: string }

export const usualLook: Look = { language: '', theme: '', accent: '', title: '' }

export function scriptTag(origin: string, { language, theme, accent, title }: Look): string {
  const wishes = { language, theme, accent, title: title.trim() }
  const attributes = Object.entries(wishes)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` data-${name}="${escaped(value)}"`)
  return `<script src="${origin}/widget.js" async${attributes.join('')}></script>`
}

export function securityPolicy(origin: string): string {
  return `script-src ${origin}; connect-src ${origin} ${origin.replace(/^http/, 'ws')}`
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
