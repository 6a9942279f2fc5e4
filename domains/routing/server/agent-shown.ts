import { type AgentShown, type PerChannel, shownSince, shownState } from '#routing/core'
import type { AgentRow, HandRow } from './store-hands.ts'

/** What an agent gets who was never given anything else. */
export const usualCapacity: PerChannel = { chat: 3, phone: 1, mail: 5 }

export function capacityOf(
  row: Pick<AgentRow, 'chat_capacity' | 'phone_capacity' | 'mail_capacity'>,
): PerChannel {
  return { chat: row.chat_capacity, phone: row.phone_capacity, mail: row.mail_capacity }
}

/** An agent as screens know her, from her row and what is in everybody's hands. */
export function shownAgent(row: AgentRow, hands: readonly HandRow[]): AgentShown {
  const hers = hands.filter(({ person_id }) => person_id === row.person_id)
  const load: PerChannel = { chat: 0, phone: 0, mail: 0 }
  for (const { channel, many } of hers) load[channel] += many
  const contacts = hers.map(({ kind, since }) => ({
    kind: kind === 'offered' ? ('ringing' as const) : kind,
    since: since.toISOString(),
  }))
  const since = row.since.toISOString()
  const shown = shownState(
    row.state,
    contacts.map(({ kind }) => kind),
  )
  return {
    personId: row.person_id,
    state: row.state,
    reason: row.reason,
    breakKind: row.break_kind,
    holds: row.holds,
    since,
    shown,
    shownSince: shownSince({ shown, since }, contacts),
    capacity: capacityOf(row),
    load,
    version: row.version,
  }
}

/** Somebody who may work as an agent and has not yet: away, with the usual capacity. */
export function newAgent(personId: string, now: Date): AgentRow {
  return {
    person_id: personId,
    state: 'offline',
    reason: null,
    break_kind: null,
    holds: [],
    since: now,
    chat_capacity: usualCapacity.chat,
    phone_capacity: usualCapacity.phone,
    mail_capacity: usualCapacity.mail,
    version: 1,
  }
}
