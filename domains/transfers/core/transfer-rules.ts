// Why a contact may not be handed on, and why not to this colleague. The server refuses with it, the list says it.
import { belongingOf, type Channel, type Contact } from '#contacts/core'
import { covers, type Scope } from '#protocol'
import type { AgentState, PerChannel } from '#routing/core'
import { goesToLeader } from './transfer-states.ts'

export type WhyNotTransfer =
  | 'not-accepted-yet'
  | 'already-ended'
  | 'out-of-reach'
  | 'already-ringing'
  | 'leader-asked'

/** `reach` is the scope of `contacts.transfer`: hers, or those of the people she leads. */
export function whyNotTransfer(
  contact: Pick<Contact, 'state' | 'agent' | 'offeredTo' | 'unitId'>,
  { reach, isRinging }: { reach: Scope; isRinging: boolean },
): WhyNotTransfer | undefined {
  if (!covers(reach, belongingOf(contact))) return 'out-of-reach'
  if (contact.state === 'waiting' || contact.state === 'offered') return 'not-accepted-yet'
  if (contact.state !== 'serving') return 'already-ended'
  return isRinging ? 'already-ringing' : undefined
}

/** `bounces` have come back since she took it: the leader is asked already. A call goes by way of a queue. */
export function whyNotToPerson(
  { channel }: Pick<Contact, 'channel'>,
  bounces: number,
): 'leader-asked' | 'calls-by-queue' | undefined {
  if (channel === 'phone') return 'calls-by-queue'
  return goesToLeader(bounces) ? 'leader-asked' : undefined
}

type Colleague = {
  personId: string
  /** What she set herself, whatever she does now. */
  state: AgentState
  capacity: PerChannel
  load: PerChannel
  /** What she holds takes her alone. */
  alone: boolean
}

export type WhyNotColleague =
  | 'serves-it-already'
  | 'offline'
  | 'on-break'
  | 'not-ready'
  | 'taken-alone'
  | 'at-capacity'

/** A hand of hers must be free. Skills are no reason: who knows her asks her all the same. */
export function whyNotColleague(
  colleague: Colleague,
  { agentId, channel }: { agentId: string | null; channel: Channel },
): WhyNotColleague | undefined {
  if (colleague.personId === agentId) return 'serves-it-already'
  if (colleague.state === 'break') return 'on-break'
  if (colleague.state === 'not-ready') return 'not-ready'
  if (colleague.state !== 'ready') return 'offline'
  if (colleague.alone) return 'taken-alone'
  return colleague.load[channel] >= colleague.capacity[channel] ? 'at-capacity' : undefined
}

type Needed = { skillId: string; level: number }

/** What the queue of the contact asks for and she does not have. */
export function skillsLacking(skills: readonly Needed[], requires: readonly Needed[]): Needed[] {
  const level = new Map(skills.map((skill) => [skill.skillId, skill.level]))
  return requires.filter((needed) => (level.get(needed.skillId) ?? 0) < needed.level)
}

export type WhyNotMoveWaiting = 'rings-already' | 'waits-no-longer'

/** What nobody serves yet is given elsewhere by who leads people that could serve it. */
export function whyNotMoveWaiting({ state }: Pick<Contact, 'state'>): WhyNotMoveWaiting | undefined {
  if (state === 'offered') return 'rings-already'
  return state === 'waiting' ? undefined : 'waits-no-longer'
}

/** How long a contact given to somebody by hand waits for her before it goes to whoever is free. */
export const keptSeconds = 600
