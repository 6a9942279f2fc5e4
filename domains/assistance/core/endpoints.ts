import { Type } from 'typebox'
import { Contact, exampleContact, exampleMessage, longestText, Message } from '#contacts/core'
import { endpoint, Id, Nothing, orNull, shape } from '#protocol'
import { AssistanceRule, HandWords, Listener, RaisedHand, ruleSettings } from './wire.ts'

const contactParams = shape({ contactId: Id })
const handParams = shape({ handId: Id })
const exampleParams = { contactId: exampleContact.id }

const exampleHand: RaisedHand = {
  id: '01938f2a-4444-7000-8000-000000000001',
  contactId: exampleContact.id,
  person: { id: '01938f2a-1111-7000-8000-0000000000b1', name: '王小明' },
  unitId: '01938f2a-1111-7000-8000-0000000000c1',
  customerName: null,
  why: 'asked',
  words: '客户要求赔偿',
  raisedAt: '2026-11-21T02:05:00.000Z',
  coming: null,
  comingAt: null,
}

export const raiseHand = endpoint({
  id: 'assistance.raise-hand',
  method: 'POST',
  path: '/contacts/:contactId/raised-hand',
  promise: 'public',
  caller: { permission: 'contacts.take' },
  summary:
    'Asks the leaders of my team for help with a contact I serve; again while it is raised, with other words.',
  params: contactParams,
  body: shape({ words: orNull(HandWords) }),
  answer: RaisedHand,
  example: { params: exampleParams, body: { words: '客户要求赔偿' }, answer: exampleHand },
})

export const listRaisedHands = endpoint({
  id: 'assistance.raised-hands',
  method: 'GET',
  path: '/raised-hands',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Lists the raised hands within reach, who waits longest first.',
  answer: shape({ items: Type.Array(RaisedHand) }),
  example: { answer: { items: [exampleHand] } },
})

export const comeToHand = endpoint({
  id: 'assistance.come',
  method: 'POST',
  path: '/raised-hands/:handId/coming',
  promise: 'public',
  caller: { permission: 'contacts.listen' },
  summary: 'Says that I am coming to help.',
  params: handParams,
  answer: RaisedHand,
  example: { params: { handId: exampleHand.id }, answer: exampleHand },
})

export const lowerHand = endpoint({
  id: 'assistance.lower-hand',
  method: 'POST',
  path: '/raised-hands/:handId/lowering',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Lowers a raised hand: by whose it is, or by a leader who has helped.',
  params: handParams,
  answer: Nothing,
  example: { params: { handId: exampleHand.id }, answer: {} },
})

export const getAssistance = endpoint({
  id: 'assistance.of-contact',
  method: 'GET',
  path: '/contacts/:contactId/assistance',
  promise: 'screen',
  caller: { permission: 'contacts.read' },
  summary:
    'Tells whether a hand is raised for a contact, and who reads along as far as the rule of the centre tells it.',
  params: contactParams,
  answer: shape({ hand: orNull(RaisedHand), listeners: Type.Array(Listener) }),
})

export const beginListening = endpoint({
  id: 'assistance.listen',
  method: 'POST',
  path: '/contacts/:contactId/listening',
  promise: 'public',
  caller: { permission: 'contacts.listen' },
  summary:
    'Begins to read along in a conversation of my people; logged, and told to the agent where the rule says so.',
  params: contactParams,
  answer: Nothing,
  example: { params: exampleParams, answer: {} },
})

export const endListening = endpoint({
  id: 'assistance.stop-listening',
  method: 'DELETE',
  path: '/contacts/:contactId/listening',
  promise: 'public',
  caller: { permission: 'contacts.listen' },
  summary: 'Ceases to read along.',
  params: contactParams,
  answer: Nothing,
  example: { params: exampleParams, answer: {} },
})

export const whisper = endpoint({
  id: 'assistance.whisper',
  method: 'POST',
  path: '/contacts/:contactId/whispers',
  promise: 'public',
  caller: { permission: 'contacts.whisper' },
  summary:
    'Says a word to who serves the customer, which the customer never sees; the same clientId again changes nothing.',
  params: contactParams,
  body: shape({ clientId: Id, text: Type.String({ minLength: 1, maxLength: longestText }) }),
  answer: Message,
  example: {
    params: exampleParams,
    body: { clientId: exampleMessage.clientId, text: '可以补偿 20 元' },
    answer: { ...exampleMessage, kind: 'whisper', text: '可以补偿 20 元' },
  },
})

/** `fromPersonId`: who served it on the leader's screen; where another was quicker she learns who. */
export const takeOver = endpoint({
  id: 'assistance.take-over',
  method: 'POST',
  path: '/contacts/:contactId/take-over',
  promise: 'public',
  caller: { permission: 'contacts.take-over' },
  summary: 'Takes a contact out of the hands of one of my people into my own.',
  params: contactParams,
  body: shape({ fromPersonId: Id }),
  answer: Contact,
  example: {
    params: exampleParams,
    body: { fromPersonId: '01938f2a-1111-7000-8000-0000000000b1' },
    answer: { ...exampleContact, agent: { id: '01938f2a-1111-7000-8000-0000000000b2', name: '陈静' } },
  },
})

const exampleRule: AssistanceRule = {
  tellAgentOfListening: true,
  tellCustomerOfTakeOver: true,
  takeOverWords: { 'zh-Hans': '', 'zh-Hant': '', en: '' },
  version: 1,
}

export const getAssistanceRule = endpoint({
  id: 'assistance.rule',
  method: 'GET',
  path: '/assistance-rule',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Gives what the centre tells agents and customers when a leader reads along or takes over.',
  answer: AssistanceRule,
  example: { answer: exampleRule },
})

export const setAssistanceRule = endpoint({
  id: 'assistance.set-rule',
  method: 'PUT',
  path: '/assistance-rule',
  promise: 'public',
  caller: { permission: 'settings.manage' },
  summary: 'Changes what is told; refused when it was changed since the version given.',
  body: shape({ ...ruleSettings, version: AssistanceRule.properties.version }),
  answer: AssistanceRule,
  example: { body: exampleRule, answer: { ...exampleRule, version: 2 } },
})
