// What somebody was typing, kept in this browser per person and conversation until it is sent.
import type { Id } from '#protocol'

/** `note` is what is written for colleagues only; each kind is kept beside the others. */
const draftKinds = ['reply', 'reply-files', 'note', 'wrap-up'] as const
type DraftKind = (typeof draftKinds)[number]
export type DraftPlace = { personId: Id; contactId: Id; kind: DraftKind }

const prefix = 'huawu.draft.'
const keptForMs = 14 * 24 * 3600 * 1000

const keyOf = ({ personId, contactId, kind }: DraftPlace) => `${prefix}${personId}.${contactId}.${kind}`

export function draftAt(place: DraftPlace): string {
  return parse(localStorage.getItem(keyOf(place)))?.text ?? ''
}

export function keepDraft(place: DraftPlace, text: string, now: number): void {
  if (text === '') localStorage.removeItem(keyOf(place))
  else localStorage.setItem(keyOf(place), JSON.stringify({ text, at: now }))
}

/** After a conversation is wrapped up nothing of it is written any more. */
export function forgetDrafts(place: Omit<DraftPlace, 'kind'>): void {
  for (const kind of draftKinds) localStorage.removeItem(keyOf({ ...place, kind }))
}

/** Drafts of conversations nobody came back to would otherwise stay on the machine for good. */
export function forgetOldDrafts(now: number): void {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(prefix))) {
    const draft = parse(localStorage.getItem(key))
    if (draft === undefined || now - draft.at > keptForMs) localStorage.removeItem(key)
  }
}

function parse(stored: string | null): { text: string; at: number } | undefined {
  if (stored === null) return undefined
  try {
    const read: unknown = JSON.parse(stored)
    if (typeof read !== 'object' || read === null || !('text' in read) || !('at' in read)) return undefined
    const { text, at } = read
    return typeof text === 'string' && typeof at === 'number' ? { text, at } : undefined
  } catch {
    return undefined
  }
}
