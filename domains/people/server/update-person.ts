import { found, type InputOf, refuseIf } from '#protocol'
import { nameKey } from '#platform/names'
import { announce, audit, type Tx } from '#platform/action'
import { renameAccount } from '#identity/server'
import { personChanged, type PersonPage, rightsChanged, type updatePerson as declared } from '#people/core'
import { refuseUnknown, whyNotInUnit } from './create-person.ts'
import { inAudit, pageOfPerson, personToManage } from './person.ts'
import { refuseStale, refusing } from './refusals.ts'
import { searchKeys } from './search-keys.ts'
import { savePerson, type WholePersonRow } from './store.ts'

type Body = InputOf<typeof declared>['body']

export async function updatePerson(tx: Tx, { params, body }: InputOf<typeof declared>): Promise<PersonPage> {
  const before = await personToManage(tx, params.personId)
  await refuseStale(tx, body.version, before, 'person')
  const after = changed(before, body)
  if (after.unit_id !== before.unit_id) {
    refuseIf(whyNotInUnit(tx, after.unit_id), 'people', 403)
    await refuseUnknown(tx, { units: [after.unit_id] })
  }
  const { staff_number: staffNumber, name, email } = after
  const keys = { name_key: nameKey(name), search_keys: searchKeys({ name, email, staffNumber }) }
  found(
    (await refusing(() => savePerson(tx.db, before.id, body.version, { ...after, ...keys }))) || null,
    'person',
  )
  await refusing(() => renameAccount(tx, { id: before.id, name, email }))
  await tell(tx, before, after)
  await audit(tx, {
    action: 'people.update',
    subject: inAudit(before),
    before: recorded(before),
    after: recorded(after),
  })
  return pageOfPerson(tx, before.id)
}

type Fields = Pick<WholePersonRow, 'staff_number' | 'name' | 'email' | 'languages' | 'unit_id'>

function changed(before: Fields, body: Body): Fields {
  return {
    staff_number: body.staffNumber ?? before.staff_number,
    name: body.name?.trim() ?? before.name,
    email: body.email === undefined ? before.email : body.email,
    languages: body.languages ?? before.languages,
    unit_id: body.unitId === undefined ? before.unit_id : body.unitId,
  }
}

// Who leads the unit she has left learns of it too, and her own rights hang on her unit.
async function tell(tx: Tx, before: WholePersonRow, after: Fields): Promise<void> {
  const personId = before.id
  const about = (unitId: string | null) => ({ personId, ...(unitId && { unitId }) })
  await announce(tx, personChanged(about(after.unit_id), {}))
  if (after.unit_id === before.unit_id) return
  await announce(tx, personChanged(about(before.unit_id), {}))
  await announce(tx, rightsChanged(about(after.unit_id), {}))
}

const recorded = ({ staff_number: staffNumber, name, email, languages, unit_id: unitId }: Fields) => ({
  staffNumber,
  name,
  email,
  languages,
  unitId,
})
