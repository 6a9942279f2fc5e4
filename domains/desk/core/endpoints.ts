import { Type } from 'typebox'
import { endpoint, Id, Instant, oneOf, orNull, shape } from '#protocol'
import { listAgents } from '#routing/core'
import { Desk, DeskEntry } from './desk-shapes.ts'

export const getDesk = endpoint({
  id: 'desk.get',
  method: 'GET',
  path: '/desk',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary: 'Gives my whole desk in one load.',
  answer: Desk,
})

export const getDeskContact = endpoint({
  id: 'desk.contact',
  method: 'GET',
  path: '/desk/contacts/:contactId',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary: 'Tells where one contact lies on my desk now, if it does.',
  params: shape({ contactId: Id }),
  answer: DeskEntry,
})

export const TeamMember = shape({
  ...listAgents.answer.properties.items.items.properties,
  open: Type.Array(Id),
})

/** `personId` is whose contact it is, null while it waits. */
export const TeamContact = shape({
  contactId: Id,
  personId: orNull(Id),
  channel: oneOf(['chat', 'phone', 'mail']),
  state: Type.String(),
  queueId: orNull(Id),
  queueName: orNull(Type.String()),
  who: orNull(Type.String()),
  arrivedAt: Instant,
  acceptedAt: orNull(Instant),
  endedAt: orNull(Instant),
})

export const getTeamDesk = endpoint({
  id: 'desk.team',
  method: 'GET',
  path: '/desk/team',
  promise: 'screen',
  caller: { permission: 'agents.read' },
  summary: 'Gives the people of my teams, what each has open, and their contacts of today.',
  answer: shape({
    day: shape({ from: Instant, to: Instant }),
    people: Type.Array(TeamMember),
    contacts: Type.Array(TeamContact),
    more: Type.Boolean(),
  }),
})

export const deskEndpoints = [getDesk, getDeskContact, getTeamDesk]
