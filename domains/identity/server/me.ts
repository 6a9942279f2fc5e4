// Who I am, and what I chose for my own screens.
import { type AnswerOf, found, type InputOf, type PersonActor } from '#protocol'
import { audit, type Tx } from '#platform/action'
import {
  type getWelcome as welcome,
  type Me,
  permissions,
  scopeOf,
  type Theme,
  type updateMe as declared,
  widthOf,
} from '#identity/core'
import { personOf } from './caller.ts'
import { canMail } from './mail.ts'
import { meRow, rolesOf, savePreferences } from './store.ts'

const themeOfEverybody: Theme = 'system'

export async function getMe(tx: Tx): Promise<Me> {
  return meOf(tx, personOf(tx))
}

export async function meOf(tx: Tx, actor: PersonActor): Promise<Me> {
  const row = found(await meRow(tx.db, actor.personId), 'person')
  const { code, name, language, timeZone } = tx.organisation
  const chosen = row.language ?? language
  return {
    actor: {
      ...actor,
      language: chosen,
      grants: actor.grants.map((grant) => ({ ...grant, unitIds: [...grant.unitIds] })),
    },
    person: {
      id: actor.personId,
      name: row.name,
      staffNumber: row.staff_number,
      email: row.email,
      unitId: row.unit_id,
      unitName: row.unit_name,
    },
    language: chosen,
    theme: row.theme ?? themeOfEverybody,
    roles: await rolesOf(tx.db, actor.personId),
    permissions: permissions.flatMap((permission) => {
      const reach = widthOf(scopeOf(actor, permission))
      return reach === 'none' ? [] : [{ permission, reach }]
    }),
    organisation: { code, name, language, timeZone },
  }
}

export async function updateMe(tx: Tx, { body }: InputOf<typeof declared>): Promise<Me> {
  const actor = personOf(tx)
  const before = await meOf(tx, actor)
  const after = { language: body.language ?? before.language, theme: body.theme ?? before.theme }
  await savePreferences(tx.db, { person_id: actor.personId, ...after })
  await audit(tx, {
    action: 'identity.update-me',
    subject: { kind: 'person', id: actor.personId, label: actor.name },
    before: { language: before.language, theme: before.theme },
    after,
  })
  return meOf(tx, actor)
}

export async function getWelcome(tx: Tx): Promise<AnswerOf<typeof welcome>> {
  const { name, language } = tx.organisation
  return { organisationName: name, language, resetByMail: canMail(tx.organisation) }
}
