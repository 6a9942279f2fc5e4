// What the engine is told: facts as the database has them now. A repeated, late or lost one is put right by the next.

export type Channel = 'chat' | 'phone' | 'mail'

/** A skill at this level (1 to 5) or above. */
export type Requirement = { skillId: string; level: number }

/** After so many seconds of waiting, this is required instead of what was required before. */
export type Ring = { afterSeconds: number; requires: readonly Requirement[] }

/** Where contacts wait. Larger priorities go first; an offer stays open for `offerSeconds`. */
export type Queue = {
  id: string
  channel: Channel
  requires: readonly Requirement[]
  rings: readonly Ring[]
  priority: number
  offerSeconds: number
}

/**
 * Who takes contacts. `idleSince` is epoch milliseconds: her last offer or finished contact, whichever is later.
 * `serving` counts what she serves or wraps up; open offers are not in it, the engine counts them by contact.
 */
export type Agent = {
  id: string
  ready: boolean
  idleSince: number
  skills: Readonly<Record<string, number>>
  capacity: Readonly<Partial<Record<Channel, number>>>
  serving: Readonly<Partial<Record<Channel, number>>>
}

/** A contact held out to one agent until `expiresAt` (epoch milliseconds). */
export type OpenOffer = { agentId: string; expiresAt: number }

/**
 * A contact not served yet: waiting, or offered when `offer` is there. `priority` is added to its queue's;
 * `returned`: it was served already and goes first among those of its own priority.
 * `declinedUntil`: who rejected or missed it may not get it again before then (agent id to epoch milliseconds).
 */
export type Contact = {
  id: string
  queueId: string
  since: number
  priority: number
  returned: boolean
  declinedUntil: Readonly<Record<string, number>>
  offer?: OpenOffer
}

export type Fact =
  | { type: 'queue-is'; queue: Queue }
  | { type: 'queue-gone'; queueId: string }
  | { type: 'agent-is'; agent: Agent }
  | { type: 'agent-gone'; agentId: string }
  | { type: 'contact-is'; contact: Contact }
  | { type: 'contact-gone'; contactId: string }

/** Facts that became known together, at `now` (epoch milliseconds). A tick brings none. */
export type RoutingEvent = { now: number; facts: readonly Fact[] }
