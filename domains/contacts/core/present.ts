// What one viewer may know of a contact, its events and its messages.
import { covers, type Belonging, type StoredEvent, type Topic, type Viewer } from '#protocol'
import type { ContactProgress } from './progress.ts'
import type { Contact, Message, Progress, VisitorContact } from './wire.ts'

/** Whose contact it is for a scope: who serves it, or to whom it is held out. */
export function belongingOf(contact: Pick<Contact, 'agent' | 'offeredTo' | 'unitId'>): Belonging {
  return { personId: contact.agent?.id ?? contact.offeredTo, unitId: contact.unitId }
}

/** A message as the visitor sees it; undefined when it is not for her. */
export function messageForVisitor(message: Message): Message | undefined {
  if (message.kind === 'note') return undefined
  const authorId = message.from === 'visitor' ? message.authorId : null
  return { ...message, authorId, position: message.seq }
}

export function contactTopics({ about }: StoredEvent<ContactProgress>): Topic[] {
  const topics: Topic[] = ['all-contacts']
  if (about.visitorId) topics.push(`visitor:${about.visitorId}`)
  if (about.personId) topics.push(`person:${about.personId}`)
  if (about.unitId) topics.push(`unit:${about.unitId}`)
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
  if (!covers(scopeOf('contacts.read'), belonging)) return undefined
  const { forVisitor: _, ...shown } = data
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
