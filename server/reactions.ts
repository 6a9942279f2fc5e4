// What follows from what: the one list. Each reaction may run twice, late and out of order.
import { followContact as followForHelp } from '#assistance/server'
import { followState as followBreaks } from '#breaks/server'
import { followCustomer } from '#contacts/server'
import { mailAnswer, watchSilence } from '#channels-chat/server'
import { backInLine, followAccepted, hangUp, ringAgent, stopRinging } from '#channels-phone/server'
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
  {
    on: 'offer.made',
    name: 'channels-phone.ring-agent',
    react: (tx, event) => ringAgent(tx, { ...offerOf(event), ...ringingOf(event) }),
  },
  {
    on: 'offer.accepted',
    name: 'channels-phone.follow-accepted',
    react: (tx, event) => followAccepted(tx, offerOf(event)),
  },
  ...['missed', 'rejected', 'withdrawn'].map((how): Reaction => ({
    on: `offer.${how}`,
    name: `channels-phone.stop-ringing-${how}`,
    react: (tx, event) => stopRinging(tx, offerOf(event)),
  })),
  ...['ended', 'abandoned'].map((how): Reaction => ({
    on: `contact.${how}`,
    name: `channels-phone.hang-up-${how}`,
    react: (tx, event) => hangUp(tx, { contactId: contactOf(event) }),
  })),
  ...['returned', 'transferred'].map((how): Reaction => ({
    on: `contact.${how}`,
    name: `channels-phone.back-in-line-${how}`,
    react: (tx, event) => backInLine(tx, { contactId: contactOf(event) }),
  })),
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

function offerOf(event: StoredEvent): { contactId: Id; offerId: Id } {
  const { offerId } = event.data as { offerId: Id }
  return { contactId: contactOf(event), offerId }
}

function ringingOf(event: StoredEvent): { personId: Id; expiresAt: Date } {
  const { expiresAt } = event.data as { expiresAt: string }
  return { personId: personOf(event), expiresAt: new Date(expiresAt) }
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
