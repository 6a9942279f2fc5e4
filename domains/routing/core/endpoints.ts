import { Type } from 'typebox'
import { endpoint, Id, Instant, oneOf, orNull, pageOf, pageQuery, shape, shortText } from '#protocol'
import {
  AgentListed,
  AgentShown,
  ChannelShape,
  ChosenAgentState,
  PerChannel,
  QueueShown,
  RejectionReason,
  WhyNotYetShape,
  WhyOfferedShape,
  WrapUpShown,
} from './wire.ts'
import { newQueueShape, queueSettings, usualRules } from './queue-settings.ts'

const queueParams = shape({ queueId: Id })
const offerParams = shape({ offerId: Id })

const exampleQueueId = '01938f2a-1111-7000-8000-000000000001'
const exampleSettings = {
  channel: 'chat' as const,
  name: '售后',
  priority: 0,
  offerSeconds: 30,
  wrapUpSeconds: 120,
  requires: [{ skillId: '01938f2a-1111-7000-8000-0000000000a1', level: 2 }],
  rings: [{ afterSeconds: 60, requires: [] }],
  keywords: ['退货', '退款'],
  isDefault: false,
  state: 'open' as const,
}
const exampleQueue = { id: exampleQueueId, ...usualRules('chat'), ...exampleSettings, version: 1 }

export const listQueues = endpoint({
  id: 'queues.list',
  method: 'GET',
  path: '/queues',
  promise: 'public',
  caller: { permission: 'queues.read' },
  summary: 'Lists the queues by name.',
  query: shape(pageQuery),
  answer: pageOf(QueueShown),
  example: { answer: { items: [exampleQueue], next: null } },
})

export const listQueueNames = endpoint({
  id: 'queues.names',
  method: 'GET',
  path: '/queue-names',
  promise: 'screen',
  caller: { permission: 'queues.read' },
  summary: 'Names every queue, for screens that show one.',
  answer: shape({
    items: Type.Array(
      shape({
        id: Id,
        name: Type.String(),
        channel: ChannelShape,
        state: oneOf(['open', 'closed']),
        mayReject: Type.Boolean(),
      }),
    ),
  }),
})

export const getQueue = endpoint({
  id: 'queues.get',
  method: 'GET',
  path: '/queues/:queueId',
  promise: 'public',
  caller: { permission: 'queues.read' },
  summary: 'Gives one queue.',
  params: queueParams,
  answer: QueueShown,
  example: { params: { queueId: exampleQueueId }, answer: exampleQueue },
})

export const createQueue = endpoint({
  id: 'queues.create',
  method: 'POST',
  path: '/queues',
  promise: 'public',
  caller: { permission: 'queues.manage' },
  summary: 'Opens a new queue for one channel; a rule that is left out has its usual value.',
  body: newQueueShape,
  answer: QueueShown,
  example: { body: exampleSettings, answer: exampleQueue },
})

export const updateQueue = endpoint({
  id: 'queues.update',
  method: 'PATCH',
  path: '/queues/:queueId',
  promise: 'public',
  caller: { permission: 'queues.manage' },
  summary: 'Changes a queue; refused when it was changed since the version given.',
  params: queueParams,
  body: shape({
    version: Type.Integer({ minimum: 1 }),
    ...Type.Partial(shape(queueSettings)).properties,
  }),
  answer: QueueShown,
  example: {
    params: { queueId: exampleQueueId },
    body: { version: 1, priority: 5 },
    answer: { ...exampleQueue, priority: 5, version: 2 },
  },
})

export const getMyAgent = endpoint({
  id: 'agents.me',
  method: 'GET',
  path: '/agents/me',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary: 'Gives my state, my capacity and what is in my hands.',
  answer: AgentShown,
})

export const setMyState = endpoint({
  id: 'agents.set-my-state',
  method: 'PUT',
  path: '/agents/me/state',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary: 'Puts me into a state; refused with the reason when contacts in my hands forbid it.',
  body: shape({ state: ChosenAgentState }),
  answer: AgentShown,
})

export const extendWrapUp = endpoint({
  id: 'wrap-ups.extend',
  method: 'POST',
  path: '/contacts/:contactId/wrap-up/extension',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary: 'Gives me the time to wrap up once more, as often as the queue allows.',
  params: shape({ contactId: Id }),
  answer: WrapUpShown,
})

export const listAgents = endpoint({
  id: 'agents.list',
  method: 'GET',
  path: '/agents',
  promise: 'public',
  caller: { permission: 'agents.read' },
  summary: 'Lists the agents within reach with their states.',
  query: shape({ ...pageQuery, unitId: Type.Optional(Id) }),
  answer: pageOf(AgentListed),
  example: {
    answer: {
      items: [
        {
          personId: '01938f2a-1111-7000-8000-0000000000b1',
          name: '王小明',
          unitId: '01938f2a-1111-7000-8000-0000000000c1',
          state: 'ready',
          reason: null,
          breakKind: null,
          holds: [],
          since: '2026-11-21T02:00:00.000Z',
          shown: 'serving',
          shownSince: '2026-11-21T02:00:20.000Z',
          capacity: { chat: 3, phone: 1, mail: 0 },
          load: { chat: 1, phone: 0, mail: 0 },
          version: 4,
        },
      ],
      next: null,
    },
  },
})

export const setCapacity = endpoint({
  id: 'agents.set-capacity',
  method: 'PUT',
  path: '/agents/:personId/capacity',
  promise: 'public',
  caller: { permission: 'agents.manage' },
  summary:
    'Says how many contacts of each channel an agent has in her hands at most; refused when she was changed since the version given.',
  params: shape({ personId: Id }),
  body: shape({ version: Type.Integer({ minimum: 1 }), capacity: PerChannel }),
  answer: AgentShown,
  example: {
    params: { personId: '01938f2a-1111-7000-8000-0000000000b1' },
    body: { version: 4, capacity: { chat: 2, phone: 1, mail: 0 } },
    answer: {
      personId: '01938f2a-1111-7000-8000-0000000000b1',
      state: 'ready',
      reason: null,
      breakKind: null,
      holds: [],
      since: '2026-11-21T02:00:00.000Z',
      shown: 'ready',
      shownSince: '2026-11-21T02:00:00.000Z',
      capacity: { chat: 2, phone: 1, mail: 0 },
      load: { chat: 0, phone: 0, mail: 0 },
      version: 5,
    },
  },
})

const OfferAnswered = shape({ offerId: Id, contactId: Id, state: oneOf(['accepted', 'rejected']) })

export const acceptOffer = endpoint({
  id: 'offers.accept',
  method: 'POST',
  path: '/offers/:offerId/acceptance',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary: 'Takes the contact held out to me.',
  params: offerParams,
  answer: OfferAnswered,
})

export const rejectOffer = endpoint({
  id: 'offers.reject',
  method: 'POST',
  path: '/offers/:offerId/rejection',
  promise: 'screen',
  caller: { permission: 'offers.reject' },
  summary: 'Turns down the contact held out to me; it goes back to its place in the queue.',
  params: offerParams,
  body: shape({ reason: RejectionReason, note: Type.Optional(shortText(200)) }),
  answer: OfferAnswered,
})

export const OfferTold = shape({
  offerId: Id,
  personId: Id,
  queueId: Id,
  state: oneOf(['open', 'accepted', 'rejected', 'missed', 'withdrawn']),
  offeredAt: Instant,
  expiresAt: Instant,
  answeredAt: orNull(Instant),
  reason: orNull(Type.String()),
  why: WhyOfferedShape,
})

export const getContactRouting = endpoint({
  id: 'contacts.routing',
  method: 'GET',
  path: '/contacts/:contactId/routing',
  promise: 'public',
  caller: { permission: 'contacts.read' },
  summary: 'Tells why a contact came to whom it came, and why it is still waiting if it is.',
  params: shape({ contactId: Id }),
  answer: shape({
    contactId: Id,
    people: Type.Array(shape({ id: Id, name: Type.String() })),
    offers: Type.Array(OfferTold),
    whyNotYet: orNull(WhyNotYetShape),
  }),
  example: {
    params: { contactId: '01938f2a-1111-7000-8000-0000000000d1' },
    answer: {
      contactId: '01938f2a-1111-7000-8000-0000000000d1',
      people: [],
      offers: [],
      whyNotYet: {
        reason: 'nobody-free',
        waitedMs: 12_000,
        ring: 0,
        agents: { eligible: 0, declined: 0, atCapacity: 2, notReady: 1, lacksSkill: 4, notOnChannel: 0 },
      },
    },
  },
})

export const routingEndpoints = [
  listQueues,
  listQueueNames,
  getQueue,
  createQueue,
  updateQueue,
  getMyAgent,
  setMyState,
  extendWrapUp,
  listAgents,
  setCapacity,
  acceptOffer,
  rejectOffer,
  getContactRouting,
]
