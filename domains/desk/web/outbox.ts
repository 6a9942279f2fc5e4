// What was written and is not yet in the conversation: in order, and safe to send twice.
import type { Id, Instant, Problem } from '#protocol'

/**
 * `queued` waits for its turn or the network; `sent` waits to be seen in the conversation;
 * `failed` waits for the person, with the server's reason.
 * The `clientId` stays the same however often it is sent, so that the server keeps it once.
 */
export type Outgoing = {
  clientId: Id
  contactId: Id
  kind: 'text' | 'note' | 'file'
  /** The words, or the name of the file. */
  text: string
  at: Instant
  state: 'queued' | 'sending' | 'sent' | 'failed'
  problem: Problem | null
}

export type Outbox = readonly Outgoing[]

/** The next one to send of each conversation; what the server refused waits for the person and holds up nothing. */
export function dueNow(outbox: Outbox): Outgoing[] {
  const first = new Map<Id, Outgoing>()
  for (const outgoing of outbox.filter(({ state }) => state === 'queued' || state === 'sending')) {
    if (!first.has(outgoing.contactId)) first.set(outgoing.contactId, outgoing)
  }
  return [...first.values()].filter(({ state }) => state === 'queued')
}

/** `problem` is why the server refused it; a network that was not there is no reason to stop trying. */
export function withState(
  outbox: Outbox,
  clientId: Id,
  state: Outgoing['state'],
  problem: Problem | null = null,
): Outbox {
  return outbox.map((outgoing) =>
    outgoing.clientId === clientId ? { ...outgoing, state, problem } : outgoing,
  )
}

export function without(outbox: Outbox, clientIds: ReadonlySet<Id>): Outbox {
  return outbox.some(({ clientId }) => clientIds.has(clientId))
    ? outbox.filter(({ clientId }) => !clientIds.has(clientId))
    : outbox
}

/** What outlives a reload: words, not files, and nothing is under way any more. */
export function kept(outbox: Outbox): Outbox {
  return outbox
    .filter(({ kind, state }) => kind !== 'file' && state !== 'sent')
    .map((outgoing) => (outgoing.state === 'sending' ? { ...outgoing, state: 'queued' } : outgoing))
}
