// Why a conversation has gone from somebody's hands, as its event tells her.
import {
  type Contact,
  contactHandedOver,
  contactReturned,
  contactTakenOver,
  contactTransferred,
  type Progress,
} from '#contacts/core'
import type { Id, ShownEvent } from '#protocol'

export type Loss = {
  why: 'agent-silent' | 'line-died' | 'taken-over' | 'handed-over' | 'transferred' | 'returned'
  /** Who has it now, where somebody does. */
  by: string | null
}

/** Undefined where nothing has gone from her. */
export function lossIn({ type, about, data }: ShownEvent, personId: Id): Loss | undefined {
  const { contact, left, reason } = data as Progress<Contact>
  const by = contact?.agent?.name ?? null
  if (type === contactTakenOver.type || type === contactHandedOver.type) {
    const why = type === contactTakenOver.type ? 'taken-over' : 'handed-over'
    return left?.personId === personId ? { why, by } : undefined
  }
  if (about.personId !== personId) return undefined
  if (type === contactTransferred.type) return { why: 'transferred', by: null }
  if (type !== contactReturned.type) return undefined
  return { why: whyReturned(reason), by: null }
}

function whyReturned(reason: string | undefined): Loss['why'] {
  if (reason === 'agent-silent') return 'agent-silent'
  return reason === 'agent-dropped' ? 'line-died' : 'returned'
}
