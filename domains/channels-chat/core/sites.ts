// The sites that carry the chat: which pages may, and how it looks there.
import { type Static, Type } from 'typebox'
import { Id, Instant, oneOf, orNull, shape, shortText } from '#protocol'

const line = (maxLength: number) => Type.String({ maxLength })
const Colour = Type.String({ pattern: '^#[0-9a-f]{6}$' })

/** '' and null leave it to the page, the organisation and the visitor's browser. */
export const SiteLook = shape({
  accent: orNull(Colour),
  /** On dark ground; a lighter one of the same is usual. */
  accentDark: orNull(Colour),
  theme: oneOf(['auto', 'light', 'dark']),
  position: oneOf(['right', 'left']),
  title: line(40),
  /** A letter or a character in place of the usual drawing. */
  letter: line(2),
  launcher: shape({ 'zh-Hans': line(12), 'zh-Hant': line(12), en: line(24) }),
})
export type SiteLook = Static<typeof SiteLook>

export const usualLook: SiteLook = {
  accent: null,
  accentDark: null,
  theme: 'auto',
  position: 'right',
  title: '',
  letter: '',
  launcher: { 'zh-Hans': '', 'zh-Hant': '', en: '' },
}

export const mostOrigins = 20
export const SiteDraft = shape({
  name: shortText(60),
  origins: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: mostOrigins }),
  look: SiteLook,
  /** Where its visitors wait, unless they may choose; null: by their words. */
  queueId: orNull(Id),
})
export type SiteDraft = Static<typeof SiteDraft>

/** Of a secret only its end is known afterwards. */
export const SiteSecret = shape({ id: Id, ending: Type.String(), createdAt: Instant })
export type SiteSecret = Static<typeof SiteSecret>

export const Site = shape({
  id: Id,
  ...SiteDraft.properties,
  secrets: Type.Array(SiteSecret),
  createdAt: Instant,
  version: Type.Integer({ minimum: 1 }),
})
export type Site = Static<typeof Site>

const pattern =
  /^(https?):\/\/(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*)(:\d{1,5})?$/

/** As it is kept: https://shop.example, http://localhost:8080, https://*.shop.example; undefined where it is none. */
export function originPattern(given: string): string | undefined {
  const text = given.trim().toLowerCase().replace(/\/+$/, '')
  const whole = /^[a-z][a-z0-9+.-]*:\/\//.test(text) ? text : `https://${text}`
  const found = pattern.exec(whole)
  if (!found) return undefined
  const [, scheme, , host = '', , , port = ''] = found
  // A star over a whole top-level domain would be everybody.
  if (found[2] && !host.includes('.')) return undefined
  const usual = scheme === 'https' ? ':443' : ':80'
  return port === usual ? whole.slice(0, -usual.length) : whole
}

/** Whether a page of this origin is one of a site's: exactly, or below `*.`, which the host itself is not. */
export function isAllowedOrigin(origin: string, patterns: readonly string[]): boolean {
  return patterns.some((each) => {
    if (!each.includes('://*.')) return each === origin
    const [scheme = '', host = ''] = each.split('://*')
    return (
      origin.startsWith(`${scheme}://`) &&
      origin.endsWith(host) &&
      origin.length > scheme.length + 3 + host.length
    )
  })
}

/** While no site is named, any page may carry the chat. */
export function mayCarryChat(origin: string, sites: readonly { origins: readonly string[] }[]): boolean {
  return sites.length === 0 || sites.some(({ origins }) => isAllowedOrigin(origin, origins))
}
