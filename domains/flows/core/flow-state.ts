// Where one contact stands in a flow: plain data, so that it is there again after any restart.
import type { Level } from '#customers/core'
import type { Id, Language } from '#protocol'
import type { Flow, FlowChannel } from './wire.ts'
import type { FlowNode } from './node-kinds.ts'
import type { Prompt } from './prompt.ts'

/** What is known when the contact arrives. `level` is null for a stranger, `number` (E.164) where it is withheld. */
export type FlowFacts = {
  channel: FlowChannel
  language: Language
  number: string | null
  level: Level | null
}

export type Variable = { name: string; value: string; isSensitive: boolean }

export type Visit = { flowId: Id; version: number; nodeId: string; cameAt: number }

/** Its place in a queue; `turn` names it in the news. */
export type Line = { queueId: Id; turn: number; position: number | null; expectedSeconds: number | null }

/** Who or what ended it. `failed`: even the safe way out led nowhere. */
export type EndedHow = 'caller-left' | 'answered' | 'transferred' | 'hung-up' | 'failed'

/** What is waited for. `playing`: the caller's time to answer has not begun. */
export type Standing =
  | { for: 'start' }
  | { for: 'played' }
  | { for: 'choice'; tries: number; playing: boolean }
  /** The number of a callback: the caller's own is confirmed as a choice, another one typed. */
  | { for: 'digits'; tries: number; playing: boolean; typed: string }
  | { for: 'hours' }
  | { for: 'look-up' }
  | { for: 'line'; until: number; announceAt: number; announced: number }
  | { for: 'recording' }
  | { for: 'message' }
  | { for: 'transfer' }
  | { for: 'last-words' }
  /** The safe way out: an agent is asked for, then the call ends with a word. */
  | { for: 'rescue' }
  | { for: 'goodbye' }
  | { for: 'ended'; how: EndedHow }

export type FlowState = {
  facts: FlowFacts
  language: Language
  at: Visit
  /** The visits that called the flow it is in, the outermost first. */
  callers: Visit[]
  standing: Standing
  /** Counts what was waited for: an answer to an earlier turn comes too late. */
  turn: number
  /** A `tick` is due then, in milliseconds since 1970; null only when it has ended. */
  wakeAt: number | null
  variables: Variable[]
  line: Line | null
  /** Keys pressed before they were asked for. */
  ahead: string
  /** Nodes entered since the caller last did something. */
  steps: number
  emergencyHeard: boolean
}

/** What is around the flow now. Of each flow the version that this contact keeps. */
export type FlowWorld = {
  now: number
  timeZone: string
  flows: readonly Flow[]
  /** What is said before the first menu while the switch is on. */
  emergency: Prompt | null
  /** Who takes callers for whom a flow leads nowhere. */
  safeQueueId: Id | null
}

/** A contact at a node. `turn` is that of the wait which would begin now. */
export type Place<Node extends FlowNode = FlowNode> = {
  node: Node
  flow: Flow
  state: FlowState
  world: FlowWorld
  turn: number
}
