import {
  type ContactOutcome,
  type ContactReason,
  inTreeOrder,
  type listContactOutcomes as declaredOutcomes,
  type listContactReasons as declared,
  type listMyUsualReasons as declaredUsual,
} from '#contacts/core'
import { foundBy } from '#people/server'
import type { Action } from '#platform/action'
import { found } from '#protocol'
import { allOutcomes, allReasons, type OutcomeRow, type ReasonRow, usualReasonsOf } from './store-reasons.ts'

export const listContactReasons: Action<typeof declared> = async (tx) => ({
  items: inTreeOrder(await allReasons(tx.db)).map(reasonShown),
})

export const listContactOutcomes: Action<typeof declaredOutcomes> = async (tx) => ({
  items: (await allOutcomes(tx.db)).map(outcomeShown),
})

const usualDays = 30

export const listMyUsualReasons: Action<typeof declaredUsual> = async (tx) => {
  const personId = found(tx.actor.kind === 'person' ? tx.actor.personId : undefined, 'person')
  const since = new Date(tx.now.getTime() - usualDays * 24 * 3_600_000)
  const rows = await usualReasonsOf(tx.db, personId, since)
  return { items: rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() })) }
}

export function reasonShown({ code, parent, names, retired, version }: ReasonRow): ContactReason {
  return { code, parent, names, foundBy: foundBy(Object.values(names)), retired, version }
}

export function outcomeShown({ code, names, retired, version }: OutcomeRow): ContactOutcome {
  return { code, names, retired, version }
}
