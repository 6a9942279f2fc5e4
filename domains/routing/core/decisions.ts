// What the engine answers, as plain data that can be stored and shown.

/** Every agent known is counted once, by the first that applies from the bottom up. */
export type AgentCounts = {
  eligible: number
  declined: number
  atCapacity: number
  notReady: number
  lacksSkill: number
  notOnChannel: number
}

/** Ring 0 is what the queue requires at first, ring 1 its first widening. Durations in milliseconds. */
export type WhyOffered = {
  rule: 'longest-idle'
  ring: number
  priority: number
  waitedMs: number
  idleMs: number
  agents: AgentCounts
}

/** `nextRingAt` is epoch milliseconds, absent in the last ring. */
export type WhyNotYet =
  | { reason: 'no-such-queue'; waitedMs: number }
  | { reason: 'nobody-free'; waitedMs: number; ring: number; nextRingAt?: number; agents: AgentCounts }

/**
 * `offer`: hold the contact out to the agent. `expire`: she did not answer in time. `withdraw`: she has left.
 * The engine counts an offer from the moment it decides it, until a fact about the contact says otherwise.
 */
export type Decision =
  | { type: 'offer'; contactId: string; agentId: string; queueId: string; expiresAt: number; why: WhyOffered }
  | { type: 'expire'; contactId: string; agentId: string }
  | { type: 'withdraw'; contactId: string; agentId: string }

/** `wakeAt` is the next instant (epoch milliseconds) at which time alone may change something. */
export type Step = { decisions: Decision[]; wakeAt: number | undefined }
