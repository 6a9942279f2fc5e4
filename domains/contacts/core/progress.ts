// Turns a change of a contact into the next version of it and what its event tells.
import { type Static, Type } from 'typebox'
import type { About } from '#protocol'
import { Id, orNull, shape } from '#protocol'
import { type ContactRecord, staffContactOf, visitorContactOf } from './contact-record.ts'
import { Contact, isInternal, Message, Receipt, VisitorContact } from './wire.ts'

const Versioned = { version: Contact.properties.version }

/**
 * The data of every contact event: the fields that changed, for staff and for the visitor apart.
 * `left`: whose hands it has just left for another's; `readers`: who else is told because she was asked in.
 */
export const ContactProgress = shape({
  contact: shape({ ...Type.Partial(Contact).properties, ...Versioned }),
  forVisitor: orNull(shape({ ...Type.Partial(VisitorContact).properties, ...Versioned })),
  message: Type.Optional(Message),
  receipt: Type.Optional(Receipt),
  reason: Type.Optional(Type.String()),
  left: Type.Optional(shape({ personId: Id, unitId: orNull(Id) })),
  readers: Type.Optional(Type.Array(Id)),
})
export type ContactProgress = Static<typeof ContactProgress>

export type Told = { message?: Message; receipt?: Receipt; reason?: string }

/** What the very first event tells: all of it. */
export function openingOf(contact: ContactRecord): ContactProgress {
  return { contact: staffContactOf(contact), forVisitor: visitorContactOf(contact) }
}

/** The contact one version on, and the data of its event. */
export function progressOf(
  before: ContactRecord,
  changed: ContactRecord,
  told: Told = {},
): { contact: ContactRecord; data: ContactProgress } {
  const seen = changesOf(visitorContactOf(before), visitorContactOf(changed))
  const isShown =
    Object.keys(seen).length > 0 ||
    told.receipt !== undefined ||
    (told.message !== undefined && !isInternal(told.message))
  const contact = {
    ...changed,
    version: before.version + 1,
    shownVersion: before.shownVersion + (isShown ? 1 : 0),
  }
  return {
    contact,
    data: {
      contact: { ...changesOf(staffContactOf(before), staffContactOf(changed)), version: contact.version },
      forVisitor: isShown ? { ...seen, version: contact.shownVersion } : null,
      ...told,
      ...leftBy(before, changed),
      ...readersOf(before, changed),
    },
  }
}

/** Who and what the event is about. Who just lost the contact is told so: who served it, or to whom it was held out. */
export function aboutOf(contact: ContactRecord, before: ContactRecord = contact): About {
  const personId = contact.agent?.id ?? contact.offeredTo ?? before.agent?.id ?? before.offeredTo
  const unitId = contact.unitId ?? before.unitId
  const { id, queueId, visitorId } = contact
  return {
    contactId: id,
    ...(personId && { personId }),
    ...(unitId && { unitId }),
    ...(queueId && { queueId }),
    ...(visitorId && { visitorId }),
  }
}

function leftBy(before: ContactRecord, after: ContactRecord): Pick<ContactProgress, 'left'> {
  if (!before.agent || !after.agent || before.agent.id === after.agent.id) return {}
  return { left: { personId: before.agent.id, unitId: before.unitId } }
}

/** Who reads along, and who has just ceased to. */
function readersOf(before: ContactRecord, after: ContactRecord): Pick<ContactProgress, 'readers'> {
  const readers = [...new Set([...before.readers, ...after.readers])]
  return readers.length > 0 ? { readers } : {}
}

function changesOf<Shown extends object>(before: Shown, after: Shown): Partial<Shown> {
  const was = new Map(Object.entries(before))
  const changed = Object.entries(after).filter(([name, now]) => !same(was.get(name), now))
  return Object.fromEntries(changed) as Partial<Shown>
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
