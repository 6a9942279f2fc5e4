import { Type } from 'typebox'
import { endpoint, Id, orNull, shape, shortText } from '#protocol'
import {
  BreakChoice,
  BreakKind,
  breakKindFields,
  BreakLimit,
  BreakRequest,
  BreakRequestListed,
  UnitPlaces,
} from './wire.ts'

const kindParams = shape({ kindId: Id })
const requestParams = shape({ requestId: Id })

const exampleFields = {
  names: { 'zh-Hans': '用餐', 'zh-Hant': '用餐', en: 'Meal' },
  plannedMinutes: 30,
  graceMinutes: 5,
  needsApproval: false,
  isPaid: false,
  retired: false,
}
const exampleKind = { id: '01960000-0000-7000-8000-00000000b002', ...exampleFields, version: 1 }

export const listBreakKinds = endpoint({
  id: 'breaks.kinds',
  method: 'GET',
  path: '/break-kinds',
  promise: 'public',
  caller: { permission: 'breaks.read' },
  summary: 'Lists the kinds of breaks, those still in use first.',
  answer: shape({ items: Type.Array(BreakKind) }),
  example: { answer: { items: [exampleKind] } },
})

export const createBreakKind = endpoint({
  id: 'breaks.create-kind',
  method: 'POST',
  path: '/break-kinds',
  promise: 'public',
  caller: { permission: 'breaks.manage' },
  summary: 'Adds a kind of break.',
  body: shape(breakKindFields),
  answer: BreakKind,
  example: { body: exampleFields, answer: exampleKind },
})

export const updateBreakKind = endpoint({
  id: 'breaks.update-kind',
  method: 'PATCH',
  path: '/break-kinds/:kindId',
  promise: 'public',
  caller: { permission: 'breaks.manage' },
  summary: 'Changes a kind of break; refused when it was changed since the version given.',
  params: kindParams,
  body: shape({
    version: Type.Integer({ minimum: 1 }),
    ...Type.Partial(shape(breakKindFields)).properties,
  }),
  answer: BreakKind,
  example: {
    params: { kindId: exampleKind.id },
    body: { version: 1, plannedMinutes: 45 },
    answer: { ...exampleKind, plannedMinutes: 45, version: 2 },
  },
})

export const listBreakPlaces = endpoint({
  id: 'breaks.places',
  method: 'GET',
  path: '/break-places',
  promise: 'screen',
  caller: { permission: 'breaks.manage' },
  summary: 'Lists the units that limit how many are on a break at once.',
  answer: shape({ items: Type.Array(UnitPlaces) }),
})

export const setBreakPlaces = endpoint({
  id: 'breaks.set-places',
  method: 'PUT',
  path: '/break-places/:unitId',
  promise: 'screen',
  caller: { permission: 'breaks.manage' },
  summary: 'Sets how many of a unit, and of everything below it, may be on a break at once.',
  params: shape({ unitId: Id }),
  body: shape({ limits: Type.Array(BreakLimit, { maxItems: 100 }) }),
  answer: UnitPlaces,
})

export const getMyBreaks = endpoint({
  id: 'breaks.mine',
  method: 'GET',
  path: '/breaks/mine',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary: 'Gives the breaks I may ask for, with the places left, and what I have asked for.',
  answer: shape({ choices: Type.Array(BreakChoice), request: orNull(BreakRequest) }),
})

export const askForBreak = endpoint({
  id: 'breaks.ask',
  method: 'POST',
  path: '/breaks',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary:
    'Asks for a break: granted, queued or waiting for approval, and taken as soon as my hands are free.',
  body: shape({ kindId: Id }),
  answer: BreakRequest,
})

export const withdrawBreak = endpoint({
  id: 'breaks.withdraw',
  method: 'POST',
  path: '/breaks/:requestId/withdrawal',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary: 'Takes my request back.',
  params: requestParams,
  answer: BreakRequest,
})

export const takeBreakPlace = endpoint({
  id: 'breaks.take',
  method: 'POST',
  path: '/breaks/:requestId/taking',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary: 'Takes the place that is kept for me.',
  params: requestParams,
  answer: BreakRequest,
})

export const listBreakRequests = endpoint({
  id: 'breaks.requests',
  method: 'GET',
  path: '/break-requests',
  promise: 'screen',
  caller: { permission: 'breaks.decide' },
  summary: 'Lists who within my reach asks for a break, waits for one, or is on one; at most 200.',
  answer: shape({ items: Type.Array(BreakRequestListed) }),
})

export const decideBreak = endpoint({
  id: 'breaks.decide',
  method: 'POST',
  path: '/break-requests/:requestId/decision',
  promise: 'screen',
  caller: { permission: 'breaks.decide' },
  summary: 'Approves or refuses a break that needs a leader.',
  params: requestParams,
  body: shape({ approved: Type.Boolean(), reason: Type.Optional(shortText(200)) }),
  answer: BreakRequest,
})
