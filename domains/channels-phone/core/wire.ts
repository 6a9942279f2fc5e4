// What crosses the wire of switches, numbers and desk telephones.
import { type Static, Type } from 'typebox'
import { Id, oneOf, shape, shortText } from '#protocol'
import { accountPattern, applicationPattern, numberPattern, urlPattern } from './entered.ts'

export const switchStates = ['in-use', 'off'] as const

const Version = Type.Integer({ minimum: 1 })
const Url = Type.String({ pattern: urlPattern, maxLength: 300 })
const Application = Type.String({ pattern: applicationPattern })

const switchSettings = {
  name: shortText(40),
  url: Url,
  account: shortText(60),
  application: Application,
  state: oneOf(switchStates),
}

/** The password is never shown again. */
export const PhoneSwitch = shape({ id: Id, ...switchSettings, version: Version })
export type PhoneSwitch = Static<typeof PhoneSwitch>
export const NewPhoneSwitch = shape({ ...switchSettings, password: shortText(200) })
export const PhoneSwitchChange = shape({
  ...Type.Partial(NewPhoneSwitch).properties,
  version: Version,
})

const numberSettings = {
  number: Type.String({ maxLength: 32, pattern: numberPattern }),
  label: shortText(80),
  queueId: Id,
}
export const PhoneNumber = shape({ id: Id, ...numberSettings, version: Version })
export type PhoneNumber = Static<typeof PhoneNumber>
export const NewPhoneNumber = shape(numberSettings)
export const PhoneNumberChange = shape({ ...Type.Partial(NewPhoneNumber).properties, version: Version })

export const DeskPhoneAccount = Type.String({ pattern: accountPattern })
export const DeskPhone = shape({ personId: Id, name: Type.String(), account: DeskPhoneAccount })
export type DeskPhone = Static<typeof DeskPhone>

/** What is wrong with a switch: a code with its words, and the facts they name. */
export const SwitchFinding = shape({
  code: Type.String(),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})
export type SwitchFinding = Static<typeof SwitchFinding>
