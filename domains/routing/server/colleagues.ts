// Who else could serve a contact, and where else it could wait: for those who hand it on.
import { agentProfiles, searchPattern } from '#people/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import type { AgentListed, Channel, Requirement } from '#routing/core'
import { shownAgent } from './agent-shown.ts'
import { colleagueRows } from './store-handing-over.ts'
import { handsOf } from './store-hands.ts'
import { allQueues, waitingByQueue } from './store-queues.ts'

export type ColleagueFound = AgentListed & {
  staffNumber: string
  unitName: string | null
  /** What she holds takes her alone. */
  alone: boolean
  skills: readonly Requirement[]
}

/** Agents by name, pinyin or staff number: who has a hand free first, who is offline last. */
export async function colleaguesFound(
  tx: Tx,
  { q, channel, limit }: { q?: string | undefined; channel: Channel; limit: number },
): Promise<ColleagueFound[]> {
  const pattern = q?.trim() ? searchPattern(q) : undefined
  const rows = await colleagueRows(tx.db, { pattern, channel, limit })
  const ids = rows.map(({ person_id }) => person_id)
  const hands = await handsOf(tx.db, ids)
  const profiles = new Map(
    (ids.length > 0 ? await agentProfiles(tx.db, ids) : []).map((profile) => [profile.personId, profile]),
  )
  return rows.flatMap((row) => {
    const profile = profiles.get(row.person_id)
    if (!profile) return []
    const { name, staffNumber, unitId, skills } = profile
    const { unit_name: unitName, alone } = row
    return [{ ...shownAgent(row, hands), name, staffNumber, unitId, unitName, alone, skills }]
  })
}

export type OpenQueue = { id: Id; name: string; requires: readonly Requirement[]; waiting: number }

/** The open queues of a channel by name, with how many wait in each. */
export async function openQueuesOf(tx: Tx, channel: Channel): Promise<OpenQueue[]> {
  const queues = (await allQueues(tx.db)).filter(
    (queue) => queue.channel === channel && queue.state === 'open',
  )
  const waiting = new Map((await waitingByQueue(tx.db)).map(({ queue_id, many }) => [queue_id, many]))
  return queues
    .map(({ id, name, requires }) => ({ id, name, requires, waiting: waiting.get(id) ?? 0 }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
