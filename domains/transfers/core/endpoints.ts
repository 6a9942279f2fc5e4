import { Type } from 'typebox'
import { Contact, exampleContact } from '#contacts/core'
import { endpoint, Id, Nothing, orNull, shape } from '#protocol'
import {
  Colleague,
  Consult,
  ConsultMessage,
  ConsultText,
  longestNote,
  QueueTarget,
  RingingTransfer,
  Transfer,
} from './wire.ts'

const contactParams = shape({ contactId: Id })
const transferParams = shape({ transferId: Id })
const consultParams = shape({ consultId: Id })
const exampleParams = { contactId: exampleContact.id }

const exampleTransfer: Transfer = {
  id: '01938f2a-5555-7000-8000-000000000001',
  contactId: exampleContact.id,
  by: { id: '01938f2a-1111-7000-8000-0000000000b1', name: '王小明' },
  from: { id: '01938f2a-1111-7000-8000-0000000000b1', name: '王小明' },
  toPerson: { id: '01938f2a-1111-7000-8000-0000000000b2', name: '李华' },
  toQueueId: null,
  note: '客户要换货，上次是您接的',
  state: 'ringing',
  reason: null,
  offeredAt: '2026-11-21T02:05:00.000Z',
  expiresAt: '2026-11-21T02:05:30.000Z',
  endedAt: null,
}

/** To a person: it rings with her, and stays with who serves it until she takes it. To a queue: it waits there at once. */
export const transferContact = endpoint({
  id: 'transfers.create',
  method: 'POST',
  path: '/contacts/:contactId/transfers',
  promise: 'public',
  caller: { permission: 'contacts.transfer' },
  summary:
    'Hands a served contact to a queue or to a colleague, with a note; the time it has waited stays what it was.',
  params: contactParams,
  body: shape({
    to: Type.Union([shape({ personId: Id }), shape({ queueId: Id })]),
    note: orNull(Type.String({ maxLength: longestNote })),
  }),
  answer: Transfer,
  example: {
    params: exampleParams,
    body: { to: { personId: '01938f2a-1111-7000-8000-0000000000b2' }, note: '客户要换货，上次是您接的' },
    answer: exampleTransfer,
  },
})

/** To a person: she is asked before all others for a while, as soon as a hand of hers is free. */
export const moveWaiting = endpoint({
  id: 'transfers.move-waiting',
  method: 'POST',
  path: '/contacts/:contactId/moves',
  promise: 'public',
  caller: { permission: 'agents.manage' },
  summary:
    'Gives a contact that still waits to another queue or to an agent; the time it has waited stays what it was.',
  params: contactParams,
  body: shape({ to: Type.Union([shape({ personId: Id }), shape({ queueId: Id })]) }),
  answer: Contact,
  example: {
    params: exampleParams,
    body: { to: { queueId: '01938f2a-1111-7000-8000-000000000001' } },
    answer: exampleContact,
  },
})

export const listTransfers = endpoint({
  id: 'transfers.of-contact',
  method: 'GET',
  path: '/contacts/:contactId/transfers',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Lists the transfers of a contact, the newest first, at most a hundred.',
  params: contactParams,
  answer: shape({ items: Type.Array(Transfer) }),
  example: { params: exampleParams, answer: { items: [exampleTransfer] } },
})

export const listTransferTargets = endpoint({
  id: 'transfers.targets',
  method: 'GET',
  path: '/contacts/:contactId/transfer-targets',
  promise: 'screen',
  caller: { permission: 'contacts.transfer' },
  summary:
    'Lists the queues and colleagues a contact may be handed to, who is free first, and why not to the others.',
  params: contactParams,
  query: shape({ q: Type.Optional(Type.String({ maxLength: 80 })) }),
  answer: shape({ people: Type.Array(Colleague), queues: Type.Array(QueueTarget) }),
})

export const listRingingTransfers = endpoint({
  id: 'transfers.ringing',
  method: 'GET',
  path: '/transfers/ringing',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Lists what colleagues hold out to me.',
  answer: shape({ items: Type.Array(RingingTransfer) }),
})

export const acceptTransfer = endpoint({
  id: 'transfers.accept',
  method: 'POST',
  path: '/transfers/:transferId/acceptance',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Takes the contact a colleague holds out to me.',
  params: transferParams,
  answer: Contact,
})

export const rejectTransfer = endpoint({
  id: 'transfers.reject',
  method: 'POST',
  path: '/transfers/:transferId/rejection',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Turns down the contact a colleague holds out to me; it stays with her.',
  params: transferParams,
  answer: Transfer,
})

export const cancelTransfer = endpoint({
  id: 'transfers.cancel',
  method: 'POST',
  path: '/transfers/:transferId/cancellation',
  promise: 'screen',
  caller: { permission: 'contacts.transfer' },
  summary: 'Takes a transfer back before it is answered.',
  params: transferParams,
  answer: Transfer,
})

export const openConsult = endpoint({
  id: 'consults.open',
  method: 'POST',
  path: '/contacts/:contactId/consults',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Asks a colleague about a contact I serve; she reads along while the consult is open.',
  params: contactParams,
  body: shape({ personId: Id, text: ConsultText, clientId: Id }),
  answer: Consult,
})

export const listConsults = endpoint({
  id: 'consults.of-contact',
  method: 'GET',
  path: '/contacts/:contactId/consults',
  promise: 'screen',
  caller: { permission: 'contacts.read' },
  summary: 'Lists the consults of a contact and what was said in them, the newest first, at most twenty.',
  params: contactParams,
  answer: shape({ items: Type.Array(Consult) }),
})

export const listMyConsults = endpoint({
  id: 'consults.mine',
  method: 'GET',
  path: '/consults',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Lists the open consults in which I am asked.',
  answer: shape({ items: Type.Array(Consult) }),
})

export const speakInConsult = endpoint({
  id: 'consults.speak',
  method: 'POST',
  path: '/consults/:consultId/messages',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Says something in a consult of mine; the same clientId again changes nothing.',
  params: consultParams,
  body: shape({ clientId: Id, text: ConsultText }),
  answer: ConsultMessage,
})

export const endConsult = endpoint({
  id: 'consults.end',
  method: 'POST',
  path: '/consults/:consultId/ending',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Ends a consult of mine; the colleague no longer reads along.',
  params: consultParams,
  answer: Nothing,
})
