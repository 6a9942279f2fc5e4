// What the visitor wrote and the server has not confirmed: one keepsake a letter, so that two tabs never
// overwrite each other, sent oldest first and one at a time.
import type { Id, Instant } from '#protocol'
import type { Keepsakes } from './keepsakes.ts'

export type Letter = {
  /** Stays the same however often it is sent, so that the server keeps it once. */
  clientId: Id
  /** Milliseconds when it was written, made unique within the box: its place in the order. */
  place: number
  at: Instant
  /** The conversation it was written in; null when it is to open one. */
  contactId: Id | null
  text: string
  /** Why it waits for the visitor instead of the network. */
  held?: string
}

/** Held because its conversation is over; every other reason is in the server's words. */
export const overReason = 'over'
/** Held until she has answered anew what is asked before the first word. */
export const answersReason = 'answers'
/** Held because nobody takes chats now: it goes with the message she leaves, or when it opens. */
export const closedReason = 'closed'

export type Outbox = {
  letters(): Letter[]
  put(draft: Omit<Letter, 'place' | 'at'>, now: Date): Letter
  /** The next to send: the oldest that nothing holds. */
  due(): Letter | undefined
  change(letter: Letter): void
  remove(clientId: Id): void
  /** What was held for this reason is due. */
  release(reason: string): void
}

const prefix = 'letter:'
const keyOf = (clientId: Id) => prefix + clientId

export function outboxIn(keepsakes: Keepsakes): Outbox {
  const letters = (): Letter[] =>
    keepsakes
      .keys()
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => readLetter(keepsakes.get(key)) ?? [])
      .sort(byPlace)
  const write = (letter: Letter) => keepsakes.set(keyOf(letter.clientId), JSON.stringify(letter))
  return {
    letters,
    due: () => letters().find((letter) => letter.held === undefined),
    put: (draft, now) => {
      const last = letters().at(-1)?.place ?? 0
      const letter = { ...draft, place: Math.max(now.getTime(), last + 1), at: now.toISOString() }
      write(letter)
      return letter
    },
    change: (letter) => {
      // Another tab may have sent or thrown it away meanwhile: then it must not rise again.
      if (keepsakes.get(keyOf(letter.clientId)) !== null) write(letter)
    },
    remove: (clientId) => keepsakes.remove(keyOf(clientId)),
    release: (reason) => {
      for (const { held, ...letter } of letters()) if (held === reason) write(letter)
    },
  }
}

function byPlace(a: Letter, b: Letter): number {
  return a.place - b.place || (a.clientId < b.clientId ? -1 : 1)
}

/** What an older widget or somebody else's script left under our name is passed over, not trusted. */
function readLetter(kept: string | null): Letter | undefined {
  if (kept === null) return undefined
  try {
    const read: unknown = JSON.parse(kept)
    return isLetter(read) ? read : undefined
  } catch {
    return undefined
  }
}

function isLetter(read: unknown): read is Letter {
  if (typeof read !== 'object' || read === null) return false
  const letter = read as Partial<Letter>
  return (
    typeof letter.clientId === 'string' &&
    typeof letter.place === 'number' &&
    typeof letter.at === 'string' &&
    typeof letter.text === 'string'
  )
}
