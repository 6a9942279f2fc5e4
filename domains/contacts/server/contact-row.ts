// A contact as the database keeps it and as core knows it.
import type { Selectable } from 'kysely'
import {
  type Answer,
  type ContactRecord,
  channels,
  contactStates,
  endedByWhom,
  messageSenders,
  resolutions,
  wrapUpBys,
} from '#contacts/core'
import type { DB } from '#platform/database'
import { languages } from '#protocol'

export type ContactRow = Omit<Selectable<DB['contacts']>, 'holder_id'>

/** Its reasons are rows of their own. */
export type StoredContact = ContactRow & { reasons: string[] }

export function readContact(row: StoredContact): ContactRecord {
  return {
    id: row.id,
    channel: known(channels, row.channel),
    state: known(contactStates, row.state),
    since: row.since.toISOString(),
    queueId: row.queue_id,
    visitorId: row.visitor_id,
    customerId: row.customer_id,
    customerName: row.customer_name,
    offeredTo: row.offered_to,
    agent: row.agent_id === null ? null : { id: row.agent_id, name: row.agent_name },
    unitId: row.unit_id,
    readers: row.readers,
    language: known(languages, row.language),
    page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? '' },
    answers: row.answers as Answer[],
    leftMessage: row.left_message,
    rating: row.rating,
    openedAt: row.opened_at.toISOString(),
    queuedAt: instant(row.queued_at),
    offeredAt: instant(row.offered_at),
    acceptedAt: instant(row.accepted_at),
    returnedAt: instant(row.returned_at),
    endedAt: instant(row.ended_at),
    endedBy: row.ended_by === null ? null : known(endedByWhom, row.ended_by),
    wrappedUpAt: instant(row.wrapped_up_at),
    reasons: row.reasons,
    resolved: row.resolved === null ? null : known(resolutions, row.resolved),
    outcome: row.outcome,
    note: row.note,
    wrapUpBy: row.wrap_up_by === null ? null : known(wrapUpBys, row.wrap_up_by),
    lastSeq: row.last_seq,
    lastMessageAt: instant(row.last_message_at),
    lastMessageFrom: row.last_message_from === null ? null : known(messageSenders, row.last_message_from),
    lastMessagePreview: row.last_message_preview,
    unansweredSince: instant(row.unanswered_since),
    unread: row.unread,
    version: row.version,
    shownVersion: row.shown_version,
    marks: {
      visitor: { delivered: row.visitor_delivered_seq, read: row.visitor_read_seq },
      agent: { delivered: row.agent_delivered_seq, read: row.agent_read_seq },
    },
  }
}

export function rowOf(contact: ContactRecord): ContactRow {
  return {
    id: contact.id,
    channel: contact.channel,
    state: contact.state,
    since: new Date(contact.since),
    queue_id: contact.queueId,
    visitor_id: contact.visitorId,
    customer_id: contact.customerId,
    customer_name: contact.customerName,
    offered_to: contact.offeredTo,
    agent_id: contact.agent?.id ?? null,
    agent_name: contact.agent?.name ?? null,
    unit_id: contact.unitId,
    readers: [...contact.readers],
    language: contact.language,
    page_url: contact.page?.url ?? null,
    page_title: contact.page?.title ?? null,
    answers: JSON.stringify(contact.answers),
    left_message: contact.leftMessage,
    rating: contact.rating,
    opened_at: new Date(contact.openedAt),
    queued_at: date(contact.queuedAt),
    offered_at: date(contact.offeredAt),
    accepted_at: date(contact.acceptedAt),
    returned_at: date(contact.returnedAt),
    ended_at: date(contact.endedAt),
    ended_by: contact.endedBy,
    wrapped_up_at: date(contact.wrappedUpAt),
    resolved: contact.resolved,
    outcome: contact.outcome,
    note: contact.note,
    wrap_up_by: contact.wrapUpBy,
    last_seq: contact.lastSeq,
    last_message_at: date(contact.lastMessageAt),
    last_message_from: contact.lastMessageFrom,
    last_message_preview: contact.lastMessagePreview,
    unanswered_since: date(contact.unansweredSince),
    unread: contact.unread,
    visitor_delivered_seq: contact.marks.visitor.delivered,
    visitor_read_seq: contact.marks.visitor.read,
    agent_delivered_seq: contact.marks.agent.delivered,
    agent_read_seq: contact.marks.agent.read,
    version: contact.version,
    shown_version: contact.shownVersion,
  }
}

/** Only the columns that differ, so that an update says what it changes. */
export function changedColumns(before: ContactRecord, after: ContactRecord): Partial<ContactRow> {
  const was = new Map(Object.entries(rowOf(before)))
  const changed = Object.entries(rowOf(after)).filter(([column, now]) => !same(was.get(column), now))
  return Object.fromEntries(changed) as Partial<ContactRow>
}

function same(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime()
  return one === other || (Array.isArray(one) && Array.isArray(other) && String(one) === String(other))
}

const instant = (value: Date | null) => value?.toISOString() ?? null
const date = (value: string | null) => (value === null ? null : new Date(value))

/** A CHECK in the database keeps the words; one that is not known here means a newer database. */
export function known<const Word extends string>(words: readonly Word[], value: string): Word {
  const word = words.find((each) => each === value)
  if (word === undefined) throw new Error(`the database has the unknown word ${value}`)
  return word
}
