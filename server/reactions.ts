// What follows from what: the one list. Each reaction may run twice, late and out of order.
import { followContact as followForHelp } from '#assistance/server'
import { followState as followBreaks } from '#breaks/server'
import { followCustomer } from '#contacts/server'
import { mailAnswer, watchSilence } from '#channels-chat/server'
import type { Reaction } from '#platform/jobs'
import type { Id, StoredEvent } from '#protocol'
import {
  beginWrapUp,
  followRights,
  followSignOut,
  forgetWaiting,
  sendAgentAway,
  welcomeAgent,
} from '#routing/server'
import { followContact as followTransfers, followState } from '#transfers/server'

export const reactions: readonly Reaction[] = [
  {
    on: 'contact.accepted',
    name: 'channels-chat.watch-silence',
    react: (tx, event) => watchSilence(tx, { contactId: contactOf(event) }),
  },
  {
    on: 'contact.ended',
    name: 'routing.begin-wrap-up',
    react: (tx, event) => beginWrapUp(tx, { contactId: contactOf(event), endedAt: event.at }),
  },
  {
    on: 'contact.ended',
    name: 'channels-chat.mail-answer',
    react: (tx, event) => mailAnswer(tx, { contactId: contactOf(event) }),
  },
  {
    on: 'contact.abandoned',
    name: 'routing.forget-contact',
    react: (tx, event) => forgetWaiting(tx, { contactId: contactOf(event) }),
  },
  {
    on: 'agent.state-changed',
    name: 'breaks.follow-state',
    react: (tx, event) => followBreaks(tx, { personId: personOf(event) }),
  },
  {
    on: 'customer.changed',
    name: 'contacts.follow-customer',
    react: (tx, event) => followCustomer(tx, { customerId: customerOf(event) }),
  },
  {
    on: 'person.created',
    name: 'routing.welcome-agent',
    react: (tx, event) => welcomeAgent(tx, { personId: personOf(event) }),
  },
  {
    on: 'person.left',
    name: 'routing.send-agent-away',
    react: (tx, event) => sendAgentAway(tx, { personId: personOf(event) }),
  },
  {
    on: 'person.rights-changed',
    name: 'routing.follow-rights',
    react: (tx, event) => followRights(tx, { personId: personOf(event) }),
  },
  {
    on: 'session.ended',
    name: 'routing.follow-sign-out',
    react: (tx, event) => followSignOut(tx, { personId: personOf(event) }),
  },
  ...['ended', 'returned', 'transferred', 'handed-over', 'taken-over'].flatMap((what): Reaction[] => [
    {
      on: `contact.${what}`,
      name: `transfers.follow-${what}`,
      react: (tx, event) => followTransfers(tx, { contactId: contactOf(event) }),
    },
    {
      on: `contact.${what}`,
      name: `assistance.follow-${what}`,
      react: (tx, event) => followForHelp(tx, { contactId: contactOf(event) }),
    },
  ]),
  {
    on: 'agent.state-changed',
    name: 'transfers.follow-state',
    react: (tx, event) => followState(tx, { personId: personOf(event) }),
  },
]

function contactOf({ about, type }: StoredEvent): Id {
  if (!about.contactId) throw new Error(`${type} names no contact`)
  return about.contactId
}

function customerOf({ data, type }: StoredEvent): Id {
  const id = typeof data === 'object' && data !== null && 'customerId' in data ? data.customerId : undefined
  if (typeof id !== 'string') throw new Error(`${type} names no customer`)
  return id
}

function personOf({ about, type }: StoredEvent): Id {
  if (!about.personId) throw new Error(`${type} names no person`)
  return about.personId
}
