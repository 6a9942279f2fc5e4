import { type InputOf, refuseIf } from '#protocol'
import { announce, audit, type Tx } from '#platform/action'
import { closeAccount } from '#identity/server'
import {
  personLeft,
  type PersonPage,
  personReturned,
  type recordDeparture as declared,
  rightsChanged,
  type undoDeparture as undoDeclared,
  unitChanged,
  whyNotDepart,
  whyNotReturn,
} from '#people/core'
import { inAudit, pageOfPerson, personWithin, subjectOf } from './person.ts'
import { refuseStale } from './refusals.ts'
import { administrators, savePerson } from './store.ts'
import { clearLeader } from './store-units.ts'

/** She is out at once: no session, link or device of hers opens anything any more. */
export async function recordDeparture(
  tx: Tx,
  { params, body }: InputOf<typeof declared>,
): Promise<PersonPage> {
  const person = await personWithin(tx, 'people.manage', params.personId, 'for update')
  const others = (await administrators(tx.db)).filter((id) => id !== person.id)
  refuseIf(whyNotDepart(tx.actor, subjectOf(person), others.length), 'people')
  await refuseStale(tx, body.version, person, 'person')
  await savePerson(tx.db, person.id, body.version, { state: 'left', left_at: tx.now })
  await closeAccount(tx, person.id, 'person-left')
  for (const unitId of await clearLeader(tx.db, person.id))
    await announce(tx, unitChanged({ unitId }, { unitId }))
  const about = { personId: person.id, ...(person.unit_id && { unitId: person.unit_id }) }
  await announce(tx, personLeft(about, {}))
  await announce(tx, rightsChanged(about, {}))
  await audit(tx, {
    action: 'people.depart',
    subject: inAudit(person),
    before: { state: 'active' },
    after: { state: 'left' },
    ...(body.reason && { reason: body.reason.trim() }),
  })
  return pageOfPerson(tx, person.id)
}

/** She is back with her skills and roles; to sign in she needs a new invitation. */
export async function undoDeparture(tx: Tx, { params }: InputOf<typeof undoDeclared>): Promise<PersonPage> {
  const person = await personWithin(tx, 'people.manage', params.personId, 'for update')
  refuseIf(whyNotReturn(tx.actor, subjectOf(person)), 'people')
  await savePerson(tx.db, person.id, person.version, { state: 'active', left_at: null })
  await announce(
    tx,
    personReturned({ personId: person.id, ...(person.unit_id && { unitId: person.unit_id }) }, {}),
  )
  await audit(tx, {
    action: 'people.return',
    subject: inAudit(person),
    before: { state: 'left' },
    after: { state: 'active' },
  })
  return pageOfPerson(tx, person.id)
}
