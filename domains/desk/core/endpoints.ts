import { Type } from 'typebox'
import { Contact } from '#contacts/core'
import { endpoint, Id, Instant, shape } from '#protocol'
import { listAgents } from '#routing/core'
import { Desk, DeskDay, DeskEntry, QueueName } from './desk-shapes.ts'
import { DayContact, DayRating, StateStretch } from './my-day.ts'

export const getDesk = endpoint({
  id: 'desk.get',
  method: 'GET',
  path: '/desk',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Gives my whole desk in one load.',
  answer: Desk,
})

export const getDeskContact = endpoint({
  id: 'desk.contact',
  method: 'GET',
  path: '/desk/contacts/:contactId',
  promise: 'screen',
  caller: { permission: 'contacts.take' },
  summary: 'Tells where one contact lies on my desk now, if it does.',
  params: shape({ contactId: Id }),
  answer: DeskEntry,
})

export const getMyDay = endpoint({
  id: 'desk.my-day',
  method: 'GET',
  path: '/desk/my-day',
  promise: 'screen',
  caller: { permission: 'agents.work' },
  summary:
    'Gives my own day: my states, the contacts I finished with when I first answered, and what customers said.',
  answer: shape({
    day: DeskDay,
    states: Type.Array(StateStretch),
    contacts: Type.Array(DayContact),
    ratings: Type.Array(DayRating),
  }),
})

export const getTeamDesk = endpoint({
  id: 'desk.team',
  method: 'GET',
  path: '/desk/team',
  promise: 'screen',
  caller: { permission: 'agents.manage' },
  summary:
    'Gives the people within my reach, what waits for them, their open contacts, and their contacts of today.',
  answer: shape({
    day: DeskDay,
    people: listAgents.answer.properties.items,
    /** Lines of queues that people within my reach could serve, the longest wait first. */
    lines: Type.Array(shape({ queueId: Id, count: Type.Integer(), since: Instant })),
    /** Who waits in them, who came first before the others. */
    waiting: Type.Array(Contact),
    open: Type.Array(Contact),
    closed: Type.Array(Contact),
    queues: Type.Array(QueueName),
    /** True when there is more than the screen gets. */
    more: Type.Boolean(),
  }),
})
