// What the engine is told: facts as the database has them now. A repeated, late or lost one is put right by the next.

export type Channel = 'chat' | 'phone' | 'mail'

/** A skill at this level (1 to 5) or above. */
export type Requirement = { skillId: string; level: number }

/** After so many seconds of waiting, this is required instead of what was required before. */
export type Ring = { afterSeconds: number; requires: readonly Requirement[] }

export type Selection = 'longest-idle' | 'least-occupied'

/**
 * Where contacts wait. Larger priorities go first, `vipPriority` more for each level of the customer, until a contact
 * has waited `ageingSeconds`. An offer stays open for `offerSeconds`. `exclusive`: who has a contact of this queue in
 * her hands is given nothing else. `overflow`: who has waited so long may be served by that queue's agents too, as
 * long as it is `open`; whoever waits in a closed queue already is still served.
 */
export type Queue = {
  id: string
  channel: Channel
  requires: readonly Requirement[]
  rings: readonly Ring[]
  selection: Selection
  priority: number
  vipPriority: number
  ageingSeconds: number
  offerSeconds: number
  exclusive: boolean
  open: boolean
  overflow?: { queueId: string; afterSeconds: number }
}

/**
 * Who takes contacts. `idleSince` is epoch milliseconds: her last offer or finished contact, whichever is later.
 * `serving` counts what she serves or wraps up; open offers are not in it, the engine counts them by contact.
 * `exclusive`: something she serves or wraps up takes her alone.
 */
export type Agent = {
  id: string
  ready: boolean
  idleSince: number
  skills: Readonly<Record<string, number>>
  capacity: Readonly<Partial<Record<Channel, number>>>
  serving: Readonly<Partial<Record<Channel, number>>>
  exclusive: boolean
}

/** A contact held out to one agent until `expiresAt` (epoch milliseconds). `exclusive`: it takes her alone. */
export type OpenOffer = { agentId: string; expiresAt: number; exclusive: boolean }

/**
 * A contact not served yet: waiting, or offered when `offer` is there. `priority` is added to its queue's; `level` is
 * the customer's. `since` is when it first came, by which it goes before others; `lineSince` when it came into the
 * line where it stands, from which rings and overflow count. `returned`: it was served already and lost its agent.
 * `reserved`: she had the customer last. She is preferred whenever she is free, and until then (epoch milliseconds)
 * waited for as long as she is ready. `only`: nobody else may have it, whatever the skills.
 * `declinedUntil`: who rejected or missed it may not get it again before then (agent id to epoch milliseconds).
 */
export type Contact = {
  id: string
  queueId: string
  since: number
  lineSince: number
  priority: number
  level: number
  returned: boolean
  reserved?: { agentId: string; until: number }
  only?: string
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
