import { Type } from 'typebox'
import { endpoint, Id, Instant, orNull, pageOf, pageQuery, shape } from '#protocol'
import { Followup, longestFollowup } from './followup.ts'

const followupId = '01938f2a-5555-7000-8000-000000000001'
const her = { id: '01938f2a-1111-7000-8000-0000000000b1', name: '王小明' }
const contactId = '01938f2a-1111-7000-8000-0000000000d1'
const aFollowup: Followup = {
  id: followupId,
  person: her,
  setBy: her,
  contactId,
  customerName: '李先生',
  text: '回电告知退款进度',
  dueAt: '2026-11-22T01:00:00.000Z',
  createdAt: '2026-11-21T02:00:00.000Z',
  doneAt: null,
  version: 1,
}
const params = shape({ followupId: Id })
const Version = Type.Integer({ minimum: 1 })
const Text = Type.String({ minLength: 1, maxLength: longestFollowup, pattern: '\\S' })
const caller = { permission: 'followups.use' }

export const listFollowups = endpoint({
  id: 'followups.list',
  method: 'GET',
  path: '/followups',
  promise: 'public',
  caller,
  summary: 'Lists my reminders that are not done, the earliest first; or all of a contact within reach.',
  query: shape({ ...pageQuery, contactId: Type.Optional(Id) }),
  answer: pageOf(Followup),
  example: { answer: { items: [aFollowup], next: null } },
})

export const setFollowup = endpoint({
  id: 'followups.set',
  method: 'POST',
  path: '/followups',
  promise: 'public',
  caller,
  summary: 'Sets a reminder for myself, of a contact or of nothing in particular.',
  body: shape({ contactId: orNull(Id), text: Text, dueAt: Instant }),
  answer: Followup,
  example: { body: { contactId, text: aFollowup.text, dueAt: aFollowup.dueAt }, answer: aFollowup },
})

export const changeFollowup = endpoint({
  id: 'followups.change',
  method: 'PATCH',
  path: '/followups/:followupId',
  promise: 'public',
  caller,
  summary: 'Puts a reminder of mine off, or says it better.',
  params,
  body: shape({ version: Version, text: Type.Optional(Text), dueAt: Type.Optional(Instant) }),
  answer: Followup,
  example: { params: { followupId }, body: { version: 1, dueAt: aFollowup.dueAt }, answer: aFollowup },
})

export const handFollowup = endpoint({
  id: 'followups.hand',
  method: 'PUT',
  path: '/followups/:followupId/person',
  promise: 'public',
  caller,
  summary: 'Hands a reminder of mine to a colleague within reach.',
  params,
  body: shape({ version: Version, personId: Id }),
  answer: Followup,
  example: { params: { followupId }, body: { version: 1, personId: her.id }, answer: aFollowup },
})

export const completeFollowup = endpoint({
  id: 'followups.complete',
  method: 'POST',
  path: '/followups/:followupId/completion',
  promise: 'public',
  caller,
  summary: 'Says that what I was reminded of is done.',
  params,
  answer: Followup,
  example: { params: { followupId }, answer: aFollowup },
})

export const followupEndpoints = [listFollowups, setFollowup, changeFollowup, handFollowup, completeFollowup]
