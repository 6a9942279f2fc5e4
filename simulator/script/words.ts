// What is said in one language: by customers about what brings them, by agents to help them.
import type { PersonaKey } from './personas.ts'

export const intentKeys = [
  'hurry',
  'address',
  'cancel',
  'invoice',
  'coupon',
  'refund',
  'return',
  'stuck',
  'not-received',
  'missing',
  'broken',
  'not-working',
  'warranty',
  'sign-in',
  'phone-number',
] as const
export type IntentKey = (typeof intentKeys)[number]

export type Theme = 'orders' | 'refunds' | 'delivery' | 'faults' | 'accounts'

/** What an agent has to know before she can help. */
export type Need = 'order' | 'photo' | 'address' | 'phone' | 'detail'

export type IntentWords = {
  openings: readonly string[]
  /** What only she can tell: when it happened, which lamp blinks. */
  details: readonly string[]
  /** How an agent asks for that here; otherwise as she asks anywhere. */
  asksDetail?: readonly string[]
  /** What the agent does about it, once she knows enough. */
  solutions: readonly string[]
  /** What customers ask then, and what is answered. */
  questions: readonly { asked: string; answered: string }[]
  /** What the agent writes down afterwards. */
  notes: readonly string[]
}

export type Words = {
  intents: Readonly<Record<IntentKey, IntentWords>>
  /** Before the first sentence, if anything. */
  hellos: readonly string[]
  /** Said while nobody comes, by how they are. */
  waiting: Readonly<Partial<Record<PersonaKey, readonly string[]>>>
  /** Woven in by people who like to talk. */
  asides: readonly string[]
  grumbles: readonly string[]
  gives: Readonly<Record<Need, readonly string[]>>
  asks: Readonly<Record<Need, readonly string[]>>
  thanks: Readonly<Record<PersonaKey, readonly string[]>>
  greetings: readonly string[]
  checking: readonly string[]
  soothing: readonly string[]
  /** Said when she has not understood what it is about. */
  unclear: readonly string[]
  /** Said when she still has not: somebody who knows will answer. */
  registers: readonly string[]
  registered: readonly string[]
  anythingElse: readonly string[]
  nothingElse: readonly string[]
  /** Written to the colleague who takes over, and to the leader who is asked for help. */
  handingOn: readonly string[]
  raisingHand: readonly string[]
  goodbyes: readonly string[]
  /** Goodbyes that say what it was about. */
  closings: Readonly<Record<Theme, readonly string[]>>
  areYouThere: readonly string[]
  /** Written beside the stars, when anything is. */
  ratings: Readonly<Record<'solved' | 'unsolved', { pleased: readonly string[]; cross: readonly string[] }>>
}
