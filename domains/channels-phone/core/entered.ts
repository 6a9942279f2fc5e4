// What may be entered for a switch, a number and a telephone, and why something may not.

export const urlPattern = '^https?://[^\\s/]+/?$'
export const applicationPattern = '^[a-z0-9-]{1,40}$'
/** Grouped as people write it, a plus only before the country, and three figures at least. */
export const numberPattern = '^[ (]*\\+?[ ()-]*(?:[0-9][ ()-]*){3,}$'
export const accountPattern = '^[A-Za-z0-9._-]{1,40}$'

const fits = (pattern: string, text: string) => new RegExp(pattern).test(text)
const isBlank = (text: string) => text.trim() === ''

export type SwitchEntered = { name: string; url: string; account: string; application: string }
export type WhyNotSwitch = 'incomplete' | 'url-malformed' | 'application-malformed'

export function whyNotSwitch({ name, url, account, application }: SwitchEntered): WhyNotSwitch | undefined {
  if ([name, url, account, application].some(isBlank)) return 'incomplete'
  if (!fits(urlPattern, url)) return 'url-malformed'
  return fits(applicationPattern, application) ? undefined : 'application-malformed'
}

export type NumberEntered = { number: string; label: string; queueId: string }
export type WhyNotNumber = 'incomplete' | 'number-malformed'

export function whyNotNumber({ number, label, queueId }: NumberEntered): WhyNotNumber | undefined {
  if ([number, label, queueId].some(isBlank)) return 'incomplete'
  return fits(numberPattern, number) ? undefined : 'number-malformed'
}

export type DeskPhoneEntered = { personId: string; account: string }
export type WhyNotDeskPhone = 'incomplete' | 'account-malformed'

export function whyNotDeskPhone({ personId, account }: DeskPhoneEntered): WhyNotDeskPhone | undefined {
  if ([personId, account].some(isBlank)) return 'incomplete'
  return fits(accountPattern, account) ? undefined : 'account-malformed'
}
