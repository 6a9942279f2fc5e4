// All SQL of people.
import { type RawBuilder, sql } from 'kysely'
import type { Id, Scope } from '#protocol'
import { type Db, keysetAfter } from '#platform/database'
import { reachesOf, type RoleHeld, roles } from '#identity/core'
import { withinScope } from '#identity/server'
import type { PersonSkill, PersonState } from '#people/core'

type Page = { after: (string | number)[] | undefined; limit: number }

// People

export type PersonRow = {
  id: Id
  staff_number: string
  name: string
  name_key: string
  email: string | null
  languages: string[]
  unit_id: Id | null
  unit_name: string | null
  state: PersonState
  left_at: Date | null
  version: number
}

function people(db: Db) {
  return db
    .selectFrom('people as p')
    .leftJoin('units', 'units.id', 'p.unit_id')
    .select([
      'p.id',
      'p.staff_number',
      'p.name',
      'p.name_key',
      'p.email',
      'p.languages',
      'p.unit_id',
      'p.left_at',
    ])
    .select(['p.version', 'units.name as unit_name', sql<PersonState>`p.state`.as('state')])
}

export type PeopleFilter = {
  pattern?: string | undefined
  unitId?: Id | undefined
  state?: PersonState | undefined
}

export function peopleByName(db: Db, scope: Scope, filter: PeopleFilter, page: Page): Promise<PersonRow[]> {
  let wanted = people(db)
    .where(withinScope(scope, { person: 'p.id', unit: 'p.unit_id' }))
    .where(keysetAfter(['p.name_key', 'p.id'], page.after))
  if (filter.state) wanted = wanted.where('p.state', '=', filter.state)
  if (filter.pattern) wanted = wanted.where('p.search_keys', 'like', filter.pattern)
  if (filter.unitId) wanted = wanted.where(sql<boolean>`p.unit_id in (select units_below(${filter.unitId}))`)
  return wanted
    .orderBy('p.name_key')
    .orderBy('p.id')
    .limit(page.limit + 1)
    .execute()
}

export type WholePersonRow = PersonRow & {
  skills: (PersonSkill & { name: string })[]
  roles: (RoleHeld & { unit: string | null })[]
}

/** One person with skills and roles, locked against others who would change her at the same time. */
export function personById(db: Db, id: Id, lock?: 'for update'): Promise<WholePersonRow | undefined> {
  const one = people(db)
    .select([skillsOf('p.id').as('skills'), rolesOf('p.id').as('roles')])
    .where('p.id', '=', id)
  return (lock ? one.forUpdate('p') : one).executeTakeFirst()
}

const skillsOf = (column: string): RawBuilder<(PersonSkill & { name: string })[]> => sql`coalesce((
  select jsonb_agg(jsonb_build_object('skillId', k.id, 'level', ps.level, 'name', k.name) order by k.name_key, k.id)
    from person_skills ps join skills k on k.id = ps.skill_id where ps.person_id = ${sql.ref(column)}), '[]')`

const rolesOf = (column: string): RawBuilder<(RoleHeld & { unit: string | null })[]> => sql`coalesce((
  select jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id, 'unit', u.name) order by r.role, u.name_key, u.id)
    from person_roles r left join units u on u.id = r.unit_id where r.person_id = ${sql.ref(column)}), '[]')`

export type PersonFields = {
  staff_number: string
  name: string
  name_key: string
  search_keys: string
  email: string | null
  languages: string[]
  unit_id: Id | null
}

export async function addPerson(db: Db, person: PersonFields & { id: Id; created_at: Date }): Promise<void> {
  await db
    .insertInto('people')
    .values({ ...person, state: 'active' })
    .execute()
}

/** False where somebody else changed her first. */
export async function savePerson(
  db: Db,
  id: Id,
  version: number,
  fields: Partial<PersonFields> | { state: PersonState; left_at: Date | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function clearSkills(db: Db, personId: Id): Promise<void> {
  await db.deleteFrom('person_skills').where('person_id', '=', personId).execute()
}

export async function addSkills(db: Db, personId: Id, skills: readonly PersonSkill[]): Promise<void> {
  if (skills.length === 0) return
  const rows = skills.map(({ skillId, level }) => ({ person_id: personId, skill_id: skillId, level }))
  await db.insertInto('person_skills').values(rows).execute()
}

export async function clearRoles(db: Db, personId: Id): Promise<void> {
  await db.deleteFrom('person_roles').where('person_id', '=', personId).execute()
}

export async function addRoles(db: Db, personId: Id, held: readonly RoleHeld[]): Promise<void> {
  if (held.length === 0) return
  const rows = held.map(({ role, unitId }) => ({ person_id: personId, role, unit_id: unitId }))
  await db.insertInto('person_roles').values(rows).execute()
}

/** Everybody who administers, locked: two who remove each other at the same time take turns. */
export async function administrators(db: Db): Promise<Id[]> {
  const { rows } = await sql<{ person_id: Id }>`
    select r.person_id from person_roles r join people p on p.id = r.person_id
     where r.role = 'administrator' and p.state = 'active' for update`.execute(db)
  return rows.map((row) => row.person_id)
}

export type BriefPerson = { id: Id; name: string; staffNumber: string; unitId: Id | null; state: PersonState }

export function briefPeople(db: Db, ids: readonly Id[]): Promise<BriefPerson[]> {
  return db
    .selectFrom('people')
    .select([
      'id',
      'name',
      'staff_number as staffNumber',
      'unit_id as unitId',
      sql<PersonState>`state`.as('state'),
    ])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

export type AgentProfile = {
  personId: Id
  name: string
  staffNumber: string
  unitId: Id | null
  languages: string[]
  skills: PersonSkill[]
}

const whoWorks = roles.filter((role) => reachesOf('agents.work')[role] !== undefined)
const whoServes = roles.filter((role) => reachesOf('contacts.take')[role] !== undefined)

/** Whether she may serve what came into her hands, also where nothing is routed to her: a leader takes over. */
export async function mayServe(db: Db, personId: Id): Promise<boolean> {
  const { rows } = await sql`
    select from people p join person_roles r on r.person_id = p.id
     where p.id = ${personId} and p.state = 'active' and r.role = any(${whoServes}::text[]) limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Active people to whom contacts are routed, all of them or those of the given ids. */
export async function agentProfiles(db: Db, ids?: readonly Id[]): Promise<AgentProfile[]> {
  const only = ids === undefined ? sql`true` : sql`p.id = any(${[...ids]}::uuid[])`
  const { rows } = await sql<AgentProfile>`
    select p.id as "personId", p.name, p.staff_number as "staffNumber", p.unit_id as "unitId", p.languages,
           coalesce((select jsonb_agg(jsonb_build_object('skillId', s.skill_id, 'level', s.level) order by s.skill_id)
                       from person_skills s where s.person_id = p.id), '[]') as skills
      from people p
     where p.state = 'active' and ${only}
       and exists (select from person_roles r where r.person_id = p.id and r.role = any(${whoWorks}::text[]))
     order by p.id`.execute(db)
  return rows
}

// Skills

export type SkillRow = {
  id: Id
  name: string
  name_key: string
  description: string
  retired: boolean
  version: number
  people: number
}

function skillRows(db: Db) {
  return db
    .selectFrom('skills as k')
    .select(['k.id', 'k.name', 'k.name_key', 'k.description', 'k.retired', 'k.version'])
    .select(
      sql<number>`(select count(*)::int from person_skills s join people p on p.id = s.person_id
                    where s.skill_id = k.id and p.state = 'active')`.as('people'),
    )
}

export function skillsByName(db: Db, page: Page): Promise<SkillRow[]> {
  return skillRows(db)
    .where(keysetAfter(['k.name_key', 'k.id'], page.after))
    .orderBy('k.name_key')
    .orderBy('k.id')
    .limit(page.limit + 1)
    .execute()
}

export function skillById(db: Db, id: Id): Promise<SkillRow | undefined> {
  return skillRows(db).where('k.id', '=', id).executeTakeFirst()
}

export function skillsByIds(
  db: Db,
  ids: readonly Id[],
): Promise<{ id: Id; name: string; retired: boolean }[]> {
  return db
    .selectFrom('skills')
    .select(['id', 'name', 'retired'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

export async function addSkill(
  db: Db,
  skill: { id: Id; name: string; name_key: string; description: string },
): Promise<void> {
  await db.insertInto('skills').values(skill).execute()
}

export async function saveSkill(
  db: Db,
  id: Id,
  version: number,
  fields: { name: string; name_key: string; description: string; retired: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('skills')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
