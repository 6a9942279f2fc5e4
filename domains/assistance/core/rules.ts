// Why somebody may not raise a hand, read along, whisper or take over. The server refuses with it, the button says it.
import { belongingOf, type Contact } from '#contacts/core'
import { type Actor, covers, type Id, type Language, type Scope } from '#protocol'
import type { AssistanceRule } from './wire.ts'

type Served = Pick<Contact, 'channel' | 'state' | 'agent' | 'offeredTo' | 'unitId'>

export type WhyNotServed = 'not-accepted-yet' | 'already-ended'

function whyNotServed({ state }: Served): WhyNotServed | undefined {
  if (state === 'waiting' || state === 'offered') return 'not-accepted-yet'
  return state === 'serving' ? undefined : 'already-ended'
}

/** Only who serves a customer asks for help with her. */
export function whyNotRaise(contact: Served, actor: Actor): WhyNotServed | 'not-yours' | undefined {
  return whyNotServed(contact) ?? (isServedBy(contact, actor) ? undefined : 'not-yours')
}

/** `reach` is the scope of `contacts.listen` or of `contacts.whisper`. */
export function whyNotBeside(
  contact: Served,
  actor: Actor,
  reach: Scope,
): WhyNotServed | 'out-of-reach' | 'yours-already' | undefined {
  if (!covers(reach, belongingOf(contact))) return 'out-of-reach'
  return whyNotServed(contact) ?? (isServedBy(contact, actor) ? 'yours-already' : undefined)
}

export type WhyNotTakeOver =
  | WhyNotServed
  | 'out-of-reach'
  | 'yours-already'
  | 'somebody-was-quicker'
  | 'only-people'
  | 'calls-by-queue'

/** `fromPersonId`: who served it when the leader decided. */
export function whyNotTakeOver(
  contact: Served,
  actor: Actor,
  { reach, fromPersonId }: { reach: Scope; fromPersonId: Id },
): WhyNotTakeOver | undefined {
  if (actor.kind !== 'person') return 'only-people'
  if (contact.channel === 'phone') return 'calls-by-queue'
  const why = whyNotBeside(contact, actor, reach)
  return why ?? (contact.agent?.id === fromPersonId ? undefined : 'somebody-was-quicker')
}

/** What the customer is told; `undefined` is nothing, and an empty text Huawu's own words. */
export function takeOverWords(rule: AssistanceRule, language: Language, name: string): string | undefined {
  if (!rule.tellCustomerOfTakeOver) return undefined
  return rule.takeOverWords[language].trim().replaceAll('{{name}}', name)
}

function isServedBy({ agent }: Served, actor: Actor): boolean {
  return actor.kind === 'person' && agent?.id === actor.personId
}
