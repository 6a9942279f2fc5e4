// Loads a person for reading or changing, and shows her.
import { covers, found, type Id, refuseIf } from '#protocol'
import type { Tx } from '#platform/action'
import type { Permission } from '#identity/core'
import { accountStateOf } from '#identity/server'
import { type Person, type PersonPage, type Subject, whyNotChange } from '#people/core'
import { personById, type PersonRow, type WholePersonRow } from './store.ts'

/** A person within reach; anybody else is not there. */
export async function personWithin(
  tx: Tx,
  permission: Permission,
  id: Id,
  lock?: 'for update',
): Promise<WholePersonRow> {
  const row = await personById(tx.db, id, lock)
  const reached = row && covers(tx.scopeOf(permission), { personId: row.id, unitId: row.unit_id })
  return found(reached ? row : undefined, 'person')
}

/** A person whose record the actor may change. */
export async function personToManage(tx: Tx, id: Id): Promise<WholePersonRow> {
  const row = await personWithin(tx, 'people.manage', id, 'for update')
  refuseIf(whyNotChange(tx.actor, subjectOf(row)), 'people', 403)
  return row
}

export const subjectOf = ({ id, state, roles }: WholePersonRow): Subject => ({ id, state, roles })

export const inAudit = (row: { id: Id; name: string }) => ({ kind: 'person', id: row.id, label: row.name })

/** The skills as the audit trail tells them. */
export const skillsInWords = (row: Pick<WholePersonRow, 'skills'>): Record<string, number> =>
  Object.fromEntries(row.skills.map(({ name, level }) => [name, level]))

/** The roles as the audit trail tells them. */
export const rolesInWords = (row: Pick<WholePersonRow, 'roles'>): string[] =>
  row.roles.map(({ role, unit }) => (unit === null ? role : `${role}: ${unit}`))

export function shownPerson(row: PersonRow): Person {
  return {
    id: row.id,
    staffNumber: row.staff_number,
    name: row.name,
    email: row.email,
    languages: row.languages,
    unitId: row.unit_id,
    unitName: row.unit_name,
    state: row.state,
    leftAt: row.left_at?.toISOString() ?? null,
    version: row.version,
  }
}

/** The page of a person whom the actor has already been found to reach. */
export async function pageOfPerson(tx: Tx, id: Id): Promise<PersonPage> {
  const row = found(await personById(tx.db, id), 'person')
  return {
    ...shownPerson(row),
    skills: row.skills.map(({ skillId, level }) => ({ skillId, level })),
    roles: row.roles.map(({ role, unitId }) => ({ role, unitId })),
    account: await accountStateOf(tx, id),
  }
}
