// Raised hands, who reads along, and the rule of the centre, as they cross the wire.
import { type Static, Type } from 'typebox'
import { Id, Instant, oneOf, orNull, shape, shortText } from '#protocol'

/** `asked`: by who serves the contact. `bounced`: a transfer of it came back too often. */
export const handReasons = ['asked', 'bounced'] as const

/** `lowered` by herself or a leader; `taken-over` by a leader; `over`: the conversation left her hands. */
export const waysDown = ['lowered', 'taken-over', 'over'] as const
export type WayDown = (typeof waysDown)[number]

export const HandWords = shortText(500)

const Leader = shape({ id: Id, name: orNull(Type.String()) })

export const RaisedHand = shape({
  id: Id,
  contactId: Id,
  person: Leader,
  unitId: orNull(Id),
  customerName: orNull(Type.String()),
  why: oneOf(handReasons),
  words: orNull(Type.String()),
  raisedAt: Instant,
  coming: orNull(Leader),
  comingAt: orNull(Instant),
})
export type RaisedHand = Static<typeof RaisedHand>

export const Listener = shape({ id: Id, name: Type.String(), since: Instant })
export type Listener = Static<typeof Listener>

const Words = Type.String({ maxLength: 300 })

/** Empty words are Huawu's own; `{{name}}` in them is who takes over. */
export const ruleSettings = {
  tellAgentOfListening: Type.Boolean(),
  tellCustomerOfTakeOver: Type.Boolean(),
  takeOverWords: shape({ 'zh-Hans': Words, 'zh-Hant': Words, en: Words }),
}
export const AssistanceRule = shape({ ...ruleSettings, version: Type.Integer({ minimum: 1 }) })
export type AssistanceRule = Static<typeof AssistanceRule>
