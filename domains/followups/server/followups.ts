// How reminders are set, put off, handed on and done.
import { belongingOf } from '#contacts/core'
import { contactFor } from '#contacts/server'
import {
  type changeFollowup as declaredChange,
  type completeFollowup as declaredCompletion,
  type Followup,
  followupChanged,
  followupDone,
  followupHanded,
  followupHandedNotice,
  followupSet,
  type handFollowup as declaredHanding,
  type listFollowups as declaredList,
  mostOpen,
  type setFollowup as declared,
  whyNotChangeFollowup,
  whyNotSet,
} from '#followups/core'
import { notify } from '#notices/server'
import { agentProfiles } from '#people/server'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import { covers, found, type Id, refuseIf } from '#protocol'
import {
  countOpen,
  type FollowupChange,
  followupForUpdate,
  type FollowupRow,
  followupsOfContact,
  insertFollowup,
  openFollowupsOf,
  updateFollowup,
} from './store.ts'

export const listFollowups: Action<typeof declaredList> = async (tx, { query }) => {
  const limit = query.limit ?? 50
  const page = { after: readCursor(query.cursor, ['instant', 'id']), limit }
  const rows =
    query.contactId === undefined
      ? await openFollowupsOf(tx.db, mine(tx), page)
      : await followupsOfContact(tx.db, await visible(tx, query.contactId), page)
  const { items, next } = nextCursor(rows, limit, (row) => [row.dueAt, row.id])
  return { items: items.map(shown), next }
}

export const setFollowup: Action<typeof declared> = async (tx, { body }) => {
  const personId = mine(tx)
  refuseIf(whyNotSet(body.dueAt, tx.now.getTime()), 'followups', 422)
  const contactId = body.contactId === null ? null : await visible(tx, body.contactId)
  const open = await countOpen(tx.db, personId)
  refuseIf(open >= mostOpen ? 'too-many-open' : undefined, 'followups', 409, { most: mostOpen })
  const id = newId()
  await insertFollowup(tx.db, {
    id,
    person_id: personId,
    set_by: personId,
    contact_id: contactId,
    text: body.text.trim(),
    due_at: new Date(body.dueAt),
    created_at: tx.now,
  })
  await announce(tx, followupSet(aboutOf({ personId, contactId }), {}))
  const row = found(await followupForUpdate(tx.db, id), 'followup')
  await audit(tx, { action: 'followups.set', subject: subjectOf(row), after: recorded(row) })
  return shown(row)
}

export const changeFollowup: Action<typeof declaredChange> = async (tx, { params, body }) => {
  const before = await hers(tx, params.followupId, body.version)
  if (body.dueAt !== undefined) refuseIf(whyNotSet(body.dueAt, tx.now.getTime()), 'followups', 422)
  await updateFollowup(tx.db, before.id, {
    ...(body.text !== undefined && { text: body.text.trim() }),
    ...(body.dueAt !== undefined && { due_at: new Date(body.dueAt), told_at: null }),
  })
  await announce(tx, followupChanged(aboutOf(before), {}))
  const row = found(await followupForUpdate(tx.db, before.id), 'followup')
  await audit(tx, {
    action: 'followups.change',
    subject: subjectOf(row),
    before: recorded(before),
    after: recorded(row),
  })
  return shown(row)
}

export const handFollowup: Action<typeof declaredHanding> = async (tx, { params, body }) => {
  const before = await hers(tx, params.followupId, body.version)
  const [colleague] = await agentProfiles(tx.db, [body.personId])
  const isNear =
    colleague && covers(tx.scopeOf('people.read'), { personId: colleague.personId, unitId: colleague.unitId })
  const { personId } = found(isNear ? colleague : undefined, 'person')
  const change: FollowupChange = { person_id: personId, told_at: null }
  await updateFollowup(tx.db, before.id, change)
  // Both lists change: it leaves hers and comes to the colleague's.
  await announce(tx, followupChanged(aboutOf(before), {}))
  const row = found(await followupForUpdate(tx.db, before.id), 'followup')
  await announce(tx, followupHanded(aboutOf(row), {}))
  await notify(tx, {
    personIds: [personId],
    kind: followupHandedNotice,
    about: contactOf(row),
    data: { text: row.text, by: before.person.name },
    urgency: 'soon',
  })
  await audit(tx, {
    action: 'followups.hand',
    subject: subjectOf(row),
    before: { person: before.person.name },
    after: { person: row.person.name },
  })
  return shown(row)
}

/** Said twice, it is done once. */
export const completeFollowup: Action<typeof declaredCompletion> = async (tx, { params }) => {
  const before = found(await followupForUpdate(tx.db, params.followupId), 'followup')
  found(before.personId === mine(tx) ? before : undefined, 'followup')
  if (before.doneAt !== null) return shown(before)
  await updateFollowup(tx.db, before.id, { done_at: tx.now })
  await announce(tx, followupDone(aboutOf(before), {}))
  const row = found(await followupForUpdate(tx.db, before.id), 'followup')
  await audit(tx, { action: 'followups.complete', subject: subjectOf(row), after: { doneAt: row.doneAt } })
  return shown(row)
}

/** What is not hers is not there. */
async function hers(tx: Tx, followupId: Id, version: number): Promise<FollowupRow> {
  const row = await followupForUpdate(tx.db, followupId)
  const own = found(row?.personId === mine(tx) ? row : undefined, 'followup')
  refuseIf(whyNotChangeFollowup({ done: own.doneAt !== null }), 'followups')
  refuseIf(own.version === version ? undefined : 'stale', 'followups')
  return own
}

function mine(tx: Tx): Id {
  return found(tx.actor.kind === 'person' ? tx.actor.personId : undefined, 'followup')
}

async function visible(tx: Tx, contactId: Id): Promise<Id> {
  const contact = await contactFor(tx, contactId)
  const isVisible = contact && covers(tx.scopeOf('contacts.read'), belongingOf(contact))
  return found(isVisible ? contact : undefined, 'contact').id
}

const contactOf = ({ contactId }: Pick<Followup, 'contactId'>) => (contactId === null ? {} : { contactId })
const aboutOf = ({ personId, contactId }: Pick<FollowupRow, 'personId' | 'contactId'>) => ({
  personId,
  ...contactOf({ contactId }),
})

export function shown({ personId: _person, ...followup }: FollowupRow): Followup {
  return followup
}

const subjectOf = ({ id, text }: FollowupRow) => ({ kind: 'followup', id, label: text.slice(0, 60) })
const recorded = ({ person, text, dueAt }: FollowupRow) => ({ person: person.name, text, dueAt })
