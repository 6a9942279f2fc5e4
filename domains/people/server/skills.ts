import { found, type Id, type InputOf, type Page } from '#protocol'
import { announce, audit, newId, type Tx } from '#platform/action'
import { nameKey } from '#platform/names'
import { nextCursor, readCursor } from '#platform/database'
import {
  type createSkill as create,
  type listSkills as list,
  type Skill,
  skillChanged,
  skillCreated,
  type updateSkill as update,
} from '#people/core'
import { refuseStale, refusing } from './refusals.ts'
import { addSkill, saveSkill, skillById, type SkillRow, skillsByIds, skillsByName } from './store.ts'

export async function listSkills(tx: Tx, { query }: InputOf<typeof list>): Promise<Page<Skill>> {
  const limit = query.limit ?? 50
  const rows = await skillsByName(tx.db, { after: readCursor(query.cursor, ['text', 'id']), limit })
  const { items, next } = nextCursor(rows, limit, (row) => [row.name_key, row.id])
  return { items: items.map(shown), next }
}

export async function createSkill(tx: Tx, wanted: InputOf<typeof create>['body']): Promise<Skill> {
  const id = newId()
  const name = wanted.name.trim()
  const description = wanted.description?.trim() ?? ''
  await refusing(() => addSkill(tx.db, { id, name, name_key: nameKey(name), description }))
  const skill = shown(found(await skillById(tx.db, id), 'skill'))
  await announce(tx, skillCreated({}, { skillId: id }))
  await audit(tx, { action: 'people.create-skill', subject: subjectOf(skill), after: recorded(skill) })
  return skill
}

export async function updateSkill(tx: Tx, { params, body }: InputOf<typeof update>): Promise<Skill> {
  const before = found(await skillById(tx.db, params.skillId), 'skill')
  await refuseStale(tx, body.version, before, 'skill')
  const name = body.name?.trim() ?? before.name
  const description = body.description?.trim() ?? before.description
  const fields = { name, name_key: nameKey(name), description, retired: body.retired ?? before.retired }
  const saved = await refusing(() => saveSkill(tx.db, before.id, body.version, fields))
  const row = found(await skillById(tx.db, before.id), 'skill')
  if (!saved) await refuseStale(tx, body.version, row, 'skill')
  const skill = shown(row)
  await announce(tx, skillChanged({}, { skillId: skill.id }))
  await audit(tx, {
    action: 'people.update-skill',
    subject: subjectOf(skill),
    before: recorded(shown(before)),
    after: recorded(skill),
  })
  return skill
}

function shown({ id, name, description, retired, people, version }: SkillRow): Skill {
  return { id, name, description, retired, people, version }
}

const subjectOf = (skill: Skill) => ({ kind: 'skill', id: skill.id, label: skill.name })
const recorded = ({ name, description, retired }: Skill) => ({ name, description, retired })

/** What skills are called, those no longer given included. */
export async function skillNames(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map()
  return new Map((await skillsByIds(tx.db, ids)).map(({ id, name }) => [id, name]))
}
