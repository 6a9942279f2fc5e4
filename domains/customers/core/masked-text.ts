// Phones, id numbers, bank cards and e-mail addresses inside what somebody wrote freely.
import { maskedEmail, maskedIdNumber, maskedPhone } from './masks.ts'
import { normalPhone } from './phone.ts'

const gap = String.raw`[\s.·()‐-―-]`
/** Whatever people write with gaps; times and dates are written with gaps too, and stay. */
const numbers = [
  String.raw`\+\d(?:${gap}{0,2}\d){6,14}`,
  String.raw`\d{6}${gap}(?:19|20)\d{6}${gap}?\d{3}[\dXx]`,
  String.raw`\d{4}(?<between>[\s-])\d{4}(?:\k<between>\d{4}){1,2}(?:[\s-]?\d{1,4})?`,
  String.raw`1[3-9](?:${gap}?\d){9}`,
  // No local number begins with 0 or 1.
  String.raw`0\d{2,3}${gap}{1,2}[2-9]\d{2,3}${gap}?\d{4}`,
  String.raw`[48]00(?:${gap}?\d){7}`,
  String.raw`\p{Nd}{7,}[Xx]?`,
]
const figures = new RegExp(String.raw`(?<!\p{Nd})(?:${numbers.join('|')})(?!\p{Nd})`, 'gu')
// A name in letters is not taken for the end of the Chinese word before it.
const email =
  /(?:[\w.%+'-]{1,64}|\p{Script=Han}{1,64})@(?:(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}|(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})/gu

/** What is typed in full width is read like the rest; each sign keeps its place. */
const flat = (text: string): string =>
  text.replaceAll(/[！-～]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) - 0xfee0))

type Hidden = { shown: string; masks: string[] }

function hide(text: string, pattern: RegExp, mask: (run: string) => string): Hidden {
  const masks: string[] = []
  const parts: string[] = []
  let from = 0
  for (const { 0: run, index } of flat(text).matchAll(pattern)) {
    masks.push(mask(run))
    parts.push(text.slice(from, index), mask(run))
    from = index + run.length
  }
  return { shown: [...parts, text.slice(from)].join(''), masks }
}

function maskedRun(run: string): string {
  const phone = normalPhone(run)
  return phone === undefined ? maskedIdNumber(run.replaceAll(/[^\p{Nd}Xx]/gu, '')) : maskedPhone(phone)
}

function hidden(text: string): Hidden {
  const without = hide(text, email, maskedEmail)
  const { shown, masks } = hide(without.shown, figures, maskedRun)
  return { shown, masks: [...without.masks, ...masks] }
}

/** `备用电话 139****8888` */
export const maskedText = (text: string): string => hidden(text).shown

/** What stands in it for something else. */
export const masksOf = (text: string): string[] => hidden(text).masks
