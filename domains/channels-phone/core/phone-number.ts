// What a trunk says a caller's number is, and what people type: read once, compared and shown one way.
import { normalPhone, writtenPhone } from '#customers/core'
import { areaOf, cityOfArea } from './area-codes.ts'

/**
 * `number`: E.164, or the few figures of a service that has no other number. `unreadable` is kept as it came: the
 * call is taken all the same.
 */
export type ReadNumber =
  | { kind: 'mobile' | 'fixed' | 'toll-free' | 'international'; number: string; extension: string | null }
  | { kind: 'short'; number: string }
  | { kind: 'withheld' }
  | { kind: 'unreadable'; given: string }

const longestNumber = 100
const withheld = /^(?:anonymous|unknown|unavailable|restricted|private|withheld|none|null|匿名|未知)$/i
/** 110, 12345, 10086, 95588 and 9510 5105, which are dialled as they are everywhere. */
const short = /^(?:1[12]\d|1[0-2]\d{3}|9[56]\d{3}(?:\d{1,3})?)$/
/** Cheap long distance: dialled, and then carried along, before the number. */
const carrierPrefix = /^(?:179\d\d|12593|10193|11808)(?=\d{10,})/
const extension = /\s*(?:转|轉|分机|分機|ext\.?|x|#|,|-(?=\d{1,5}$))\s*(\d{1,6})$/i

/** `homeArea`: of the trunk, with its 0. Carriers leave it away before numbers of the same city. */
export function phoneNumberOf(given: string | null, homeArea?: string): ReadNumber {
  const text = userOf((given ?? '').slice(0, longestNumber).normalize('NFKC').trim())
  if (text === '' || withheld.test(text)) return { kind: 'withheld' }
  return readWhole(text, homeArea) ?? readExtended(text, homeArea) ?? { kind: 'unreadable', given: text }
}

/** As screens show it, without its extension. */
export function shownPhoneNumber(number: string): string {
  const tollFree = /^\+86([48]00)(\d{3})(\d{4})$/.exec(number)
  if (tollFree) return tollFree.slice(1).join('-')
  const abroad = /^\+(1|7|3[0-469]|4[0134-9]|6[0-6]|8[124]|852|853|886)(\d+)$/.exec(number)
  if (abroad) return `+${abroad[1]} ${(abroad[2] ?? '').replaceAll(/(?<=\d)(?=(?:\d{4})+$)/g, ' ')}`
  return number.startsWith('+') ? writtenPhone(number) : number
}

/** The city whose area code a fixed number has; undefined for mobile phones, which have moved long since. */
export function cityOf(number: string): string | undefined {
  const area = areaOf(number)
  return area === undefined ? undefined : cityOfArea.get(area)
}

/** What may be rung back: not a hotline, not nobody. */
export function callableNumber(given: string | null, homeArea?: string): string | undefined {
  const phone = phoneNumberOf(given, homeArea)
  return 'number' in phone && phone.kind !== 'short' ? phone.number : undefined
}

/** `sip:+8613800138000@carrier;user=phone`, `<tel:…>`: only who it is. */
function userOf(text: string): string {
  const user = /^<?(?:sips?|tel):([^@;>]*)/i.exec(text)?.[1]
  return (user ?? text.replace(/@.*$/, '')).trim()
}

function readExtended(text: string, homeArea?: string): ReadNumber | undefined {
  const found = extension.exec(text)
  if (found === null) return undefined
  const whole = readWhole(text.slice(0, found.index), homeArea)
  return whole !== undefined && 'extension' in whole ? { ...whole, extension: found[1] ?? null } : undefined
}

function readWhole(text: string, homeArea?: string): ReadNumber | undefined {
  if (!/^\+?[\d\s().·-]+$/.test(text)) return undefined
  const digits = text.replaceAll(/\D/g, '')
  const found = shortOf(digits) ?? phoneOf(text) ?? phoneOf(digits.replace(carrierPrefix, ''))
  if (found !== undefined || homeArea === undefined) return found
  return /^[2-8]\d{6,7}$/.test(digits) ? phoneOf(homeArea + digits) : undefined
}

/** Some trunks put +86 or an area before a hotline's number. */
function shortOf(digits: string): ReadNumber | undefined {
  const national = digits.replace(/^(?:00)?86/, '')
  const bare = national.replace(/^0(?:10|2\d|[3-9]\d\d)/, '')
  const number = [digits, national, bare].find((one) => short.test(one))
  return number === undefined ? undefined : { kind: 'short', number }
}

function phoneOf(written: string): ReadNumber | undefined {
  const number = normalPhone(written)
  return number === undefined ? undefined : { kind: kindOf(number), number, extension: null }
}

function kindOf(number: string): 'mobile' | 'fixed' | 'toll-free' | 'international' {
  if (!number.startsWith('+86')) return 'international'
  if (/^\+86[48]00\d{7}$/.test(number)) return 'toll-free'
  return areaOf(number) === undefined ? 'mobile' : 'fixed'
}
