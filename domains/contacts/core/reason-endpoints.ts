// What the outside may ask of contact reasons and outcomes.
import { Type } from 'typebox'
import { endpoint, Instant, orNull, shape, shortText } from '#protocol'
import { ContactOutcome, ContactReason } from './wire.ts'

const Code = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z0-9-]+$' })
const Version = Type.Integer({ minimum: 1 })
const Names = shape({ 'zh-Hans': shortText(60), 'zh-Hant': shortText(60), en: shortText(60) })
const reasonParams = shape({ reasonCode: Code })
const outcomeParams = shape({ outcomeCode: Code })

const aReason: ContactReason = {
  code: 'returns',
  parent: 'after-sale',
  names: { 'zh-Hans': '退换货', 'zh-Hant': '退換貨', en: 'Return or exchange' },
  foundBy: '退换货\ntuihuanhuo\nthh',
  retired: false,
  version: 1,
}
const anOutcome: ContactOutcome = {
  code: 'solved',
  names: { 'zh-Hans': '已解决', 'zh-Hant': '已解決', en: 'Solved' },
  retired: false,
  version: 1,
}
const aCode = { params: { reasonCode: 'returns' } }
const change = shape({
  version: Version,
  names: Type.Optional(Names),
  retired: Type.Optional(Type.Boolean()),
})

export const listContactReasons = endpoint({
  id: 'contacts.reasons',
  method: 'GET',
  path: '/contact-reasons',
  promise: 'public',
  caller: 'signed-in',
  summary:
    'Lists the tree of contact reasons, each behind its parent; contacts get the finest of those not retired.',
  answer: shape({ items: Type.Array(ContactReason) }),
  example: { answer: { items: [aReason] } },
})

export const createContactReason = endpoint({
  id: 'contacts.create-reason',
  method: 'POST',
  path: '/contact-reasons',
  promise: 'public',
  caller: { permission: 'reasons.manage' },
  summary: 'Adds a reason, last below its parent; the code comes from the English name unless it is given.',
  body: shape({ code: Type.Optional(Code), parent: orNull(Code), names: Names }),
  answer: ContactReason,
  example: { body: { parent: 'after-sale', names: aReason.names }, answer: aReason },
})

export const changeContactReason = endpoint({
  id: 'contacts.change-reason',
  method: 'PATCH',
  path: '/contact-reasons/:reasonCode',
  promise: 'public',
  caller: { permission: 'reasons.manage' },
  summary: 'Renames a reason, retires it with all below it, or takes it back into use.',
  params: reasonParams,
  body: change,
  answer: ContactReason,
  example: { ...aCode, body: { version: 1, names: aReason.names }, answer: aReason },
})

export const moveContactReason = endpoint({
  id: 'contacts.move-reason',
  method: 'PUT',
  path: '/contact-reasons/:reasonCode/place',
  promise: 'public',
  caller: { permission: 'reasons.manage' },
  summary: 'Puts a reason, with all below it, under a parent: before one of its siblings, or last.',
  params: reasonParams,
  body: shape({ version: Version, parent: orNull(Code), before: orNull(Code) }),
  answer: ContactReason,
  example: { ...aCode, body: { version: 1, parent: 'after-sale', before: null }, answer: aReason },
})

export const listMyUsualReasons = endpoint({
  id: 'contacts.my-usual-reasons',
  method: 'GET',
  path: '/contact-reasons/usual',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Tells which reasons I gave in the last thirty days: how often, and when last.',
  answer: shape({
    items: Type.Array(shape({ code: Type.String(), times: Type.Integer(), lastAt: Instant })),
  }),
})

export const listContactOutcomes = endpoint({
  id: 'contacts.outcomes',
  method: 'GET',
  path: '/contact-outcomes',
  promise: 'public',
  caller: 'signed-in',
  summary: 'Lists what may come of a contact, in order.',
  answer: shape({ items: Type.Array(ContactOutcome) }),
  example: { answer: { items: [anOutcome] } },
})

export const createContactOutcome = endpoint({
  id: 'contacts.create-outcome',
  method: 'POST',
  path: '/contact-outcomes',
  promise: 'public',
  caller: { permission: 'reasons.manage' },
  summary: 'Adds an outcome at the end of the list.',
  body: shape({ code: Type.Optional(Code), names: Names }),
  answer: ContactOutcome,
  example: { body: { names: anOutcome.names }, answer: anOutcome },
})

export const changeContactOutcome = endpoint({
  id: 'contacts.change-outcome',
  method: 'PATCH',
  path: '/contact-outcomes/:outcomeCode',
  promise: 'public',
  caller: { permission: 'reasons.manage' },
  summary: 'Renames an outcome, retires it, or takes it back into use.',
  params: outcomeParams,
  body: change,
  answer: ContactOutcome,
  example: { params: { outcomeCode: 'solved' }, body: { version: 1, retired: true }, answer: anOutcome },
})

export const moveContactOutcome = endpoint({
  id: 'contacts.move-outcome',
  method: 'PUT',
  path: '/contact-outcomes/:outcomeCode/place',
  promise: 'public',
  caller: { permission: 'reasons.manage' },
  summary: 'Puts an outcome before another, or last.',
  params: outcomeParams,
  body: shape({ version: Version, before: orNull(Code) }),
  answer: ContactOutcome,
  example: { params: { outcomeCode: 'solved' }, body: { version: 1, before: null }, answer: anOutcome },
})
