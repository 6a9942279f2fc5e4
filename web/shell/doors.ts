// Every domain that has screens.
import { screens as canned } from '#canned-replies/web'
import { screens as assistance } from '#assistance/web'
import { screens as breaks } from '#breaks/web'
import { screens as calendar } from '#calendar/web'
import { screens as chat } from '#channels-chat/web'
import { screens as phone } from '#channels-phone/web'
import { screens as contacts } from '#contacts/web'
import { screens as customers } from '#customers/web'
import { screens as desk } from '#desk/web'
import { screens as identity } from '#identity/web'
import { screens as people } from '#people/web'
import { screens as routing } from '#routing/web'
import type { Screen } from '#ui'

export const screens: readonly Screen[] = [
  ...identity,
  ...people,
  ...calendar,
  ...contacts,
  ...routing,
  ...chat,
  ...phone,
  ...breaks,
  ...canned,
  ...assistance,
  ...customers,
  ...desk,
]
