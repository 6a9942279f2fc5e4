// What the engine answers, as plain data that can be stored and shown.
import type { Selection } from './facts.ts'

/**
 * Every agent known is counted once, by the first that applies from the bottom up. `notAsked`: the contact is kept
 * for somebody else.
 */
export type AgentCounts = {
  eligible: number
  declined: number
  atCapacity: number
  notReady: number
  lacksSkill: number
  notOnChannel: number
  notAsked?: number
}

/** `last-agent`: she had the customer last. `direct`: it is for her alone. */
export type Rule = Selection | 'last-agent' | 'direct'

/**
 * Ring 0 is what the queue requires at first, ring 1 its first widening. Durations in milliseconds. `priority` is the
 * sum of the queue's, the contact's and what the customer's `level` adds. `overflowQueueId`: through which other queue
 * she may take it. `aged`: it waited so long that it goes before every priority. `hands`: what she held, of how much.
 */
export type WhyOffered = {
  rule: Rule
  ring: number
  priority: number
  level?: number
  returned?: boolean
  aged?: boolean
  overflowQueueId?: string
  skills?: { skillId: string; needs: number; has: number }[]
  hands?: { holds: number; capacity: number }
  waitedMs: number
  idleMs: number
  agents: AgentCounts
}

/** How one agent stands to a contact that is kept for her. */
export type OneStanding = 'eligible' | 'declined' | 'at-capacity' | 'not-ready' | 'not-on-channel' | 'away'

/** Another queue whose agents may take it too, from then (epoch milliseconds) on; `agents` once it is so. */
export type Overflowing = { queueId: string; from: number; agents?: AgentCounts }

/** `nextRingAt` is epoch milliseconds, absent in the last ring. `closed`: its queue takes nobody new. */
export type WhyNotYet =
  | { reason: 'no-such-queue'; waitedMs: number }
  | { reason: 'only-for'; waitedMs: number; agentId: string; standing: OneStanding }
  | { reason: 'reserved'; waitedMs: number; agentId: string; until: number; standing: OneStanding }
  | {
      reason: 'nobody-free'
      waitedMs: number
      ring: number
      nextRingAt?: number
      closed?: boolean
      overflow?: Overflowing[]
      agents: AgentCounts
    }

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
