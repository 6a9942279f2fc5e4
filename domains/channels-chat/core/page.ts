import { type Page, storable } from '#contacts/core'

// Characters that turn or hide what stands beside them: an agent would read another address than the one she opens.
const unseen = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** Where the visitor was, as far as it may be kept and shown as a link: no scripts, no passwords, no fragment. */
export function keptPage(given: Page): Page | null {
  const url = storable(given.url, 2_000).trim()
  const [, scheme, rest] = /^(https?:\/\/)(?:[^/\\?#]*@)?([^@/\\?#\s][^#\s]*)/i.exec(url) ?? []
  if (scheme === undefined || rest === undefined) return null
  return {
    url: `${scheme}${rest.replaceAll(unseen, '')}`,
    title: storable(given.title, 300).replaceAll(unseen, ''),
  }
}
