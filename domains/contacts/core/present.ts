// What one viewer may know of a contact, its events and its messages.
import {
  type Actor,
  covers,
  type Belonging,
  type Scope,
  type StoredEvent,
  type Topic,
  type Viewer,
} from '#protocol'
import type { ContactProgress } from './progress.ts'
import { type Contact, isInternal, type Message, type Progress, type VisitorContact } from './wire.ts'

/** Whose contact it is for a scope: who serves it, or to whom it is held out. */
export function belongingOf(contact: Pick<Contact, 'agent' | 'offeredTo' | 'unitId'>): Belonging {
  return { personId: contact.agent?.id ?? contact.offeredTo, unitId: contact.unitId }
}

/** Whether she sees a contact: it is within her reach, or she was asked in. */
export function maySee(
  contact: Pick<Contact, 'agent' | 'offeredTo' | 'unitId' | 'readers'>,
  actor: Actor,
  read: Scope,
): boolean {
  if (actor.kind === 'person' && contact.readers.includes(actor.personId)) return true
  return covers(read, belongingOf(contact))
}

/** A message as the visitor sees it; undefined when it is not for her. */
export function messageForVisitor(message: Message): Message | undefined {
  if (isInternal(message)) return undefined
  const authorId = message.from === 'visitor' ? message.authorId : null
  return { ...message, authorId, position: message.seq }
}

export function contactTopics({ about, data }: StoredEvent<ContactProgress>): Topic[] {
  const topics: Topic[] = ['all-contacts']
  if (about.visitorId) topics.push(`visitor:${about.visitorId}`)
  if (about.personId) topics.push(`person:${about.personId}`)
  if (about.unitId) topics.push(`unit:${about.unitId}`)
  if (data.left?.personId) topics.push(`person:${data.left.personId}`)
  if (data.left?.unitId) topics.push(`unit:${data.left.unitId}`)
  for (const reader of data.readers ?? []) topics.push(`person:${reader}`)
  return topics
}

export type ShownProgress = Progress<Contact> | Progress<VisitorContact>

export function presentProgress(
  { about, data }: StoredEvent<ContactProgress>,
  { actor, scopeOf }: Viewer,
): ShownProgress | undefined {
  if (actor.kind === 'visitor') return about.visitorId === actor.visitorId ? forVisitor(data) : undefined
  if (actor.kind !== 'person' && actor.kind !== 'key') return undefined
  const belonging = { personId: about.personId ?? null, unitId: about.unitId ?? null }
  const reach = scopeOf('contacts.read')
  const isHers = covers(reach, belonging) || (data.left !== undefined && covers(reach, data.left))
  const isAskedIn = actor.kind === 'person' && data.readers?.includes(actor.personId)
  if (!isHers && !isAskedIn) return undefined
  const { forVisitor: _, readers: __, ...shown } = data
  return shown
}

function forVisitor(data: ContactProgress): Progress<VisitorContact> | undefined {
  if (!data.forVisitor) return undefined
  const message = data.message && messageForVisitor(data.message)
  return {
    contact: data.forVisitor,
    ...(message && { message }),
    ...(data.receipt && { receipt: data.receipt }),
  }
}
