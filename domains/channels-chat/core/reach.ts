// What a phone number and an address look like, for the server and the form before it. Imports no shapes, so that the
// widget stays small.
import { inReadingOrder } from '#contacts/core'

const email = /^[^\s@<>"',;]{1,64}@[^\s@<>"',;]{1,190}\.[^\s@<>"',;.]{2,}$/
const phone = /^[+(]?[\d][\d\s()-]{4,22}$/

export function isEmail(given: string): boolean {
  return email.test(given)
}

export function isPhone(given: string): boolean {
  return phone.test(given) && given.replaceAll(/\D/g, '').length >= 5
}

/** Chinese input methods give figures and signs in full width; numbers copied from an address book hide turning signs. */
export function keptAnswer(kind: string, given: string): string {
  const said = inReadingOrder(given)
  return (kind === 'phone' || kind === 'email' ? said.normalize('NFKC') : said).trim()
}

/** An empty one is no mistake here; whether there must be one, the question says. */
export function whyNotReach(kind: string, answer: string): 'answer-no-phone' | 'answer-no-email' | undefined {
  if (answer === '') return undefined
  if (kind === 'phone') return isPhone(answer) ? undefined : 'answer-no-phone'
  return kind === 'email' && !isEmail(answer) ? 'answer-no-email' : undefined
}
