import { type Page, storable } from '#contacts/core'

/** Where the visitor was, as far as it may be kept and shown as a link: no scripts, no passwords, no fragment. */
export function keptPage(given: Page): Page | null {
  const url = storable(given.url, 2_000).trim()
  const [, scheme, rest] = /^(https?:\/\/)(?:[^/?#@]*@)?([^#\s]+)/i.exec(url) ?? []
  if (scheme === undefined || rest === undefined) return null
  return { url: `${scheme}${rest}`, title: storable(given.title, 300) }
}
