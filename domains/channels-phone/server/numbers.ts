// The numbers that customers call, and the telephones on agents' desks.
import {
  type createNumber as declaredCreate,
  type deleteDeskPhone as declaredTake,
  type deleteNumber as declaredDelete,
  type listDeskPhones as declaredPhones,
  type listNumbers as declaredList,
  type PhoneNumber,
  phoneSettingsChanged,
  type putDeskPhone as declaredPut,
  type updateNumber as declaredUpdate,
} from '#channels-phone/core'
import { agentProfiles } from '#people/server'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { nextCursor, readCursor } from '#platform/database'
import { covers, found, type Id, refuseIf } from '#protocol'
import { queueChannels, queueNamesOf } from '#routing/server'
import * as store from './store-settings.ts'

export const listNumbers: Action<typeof declaredList> = async (tx, { query }) => {
  const limit = query.limit ?? 50
  const rows = await store.numberPage(tx.db, { after: readCursor(query.cursor, ['text', 'id']), limit })
  return nextCursor(rows, limit, ({ number, id }) => [number, id])
}

export const createNumber: Action<typeof declaredCreate> = async (tx, { body }) => {
  const row = { ...(await checked(tx, body)), id: newId() }
  refuseIf((await store.insertNumber(tx.db, row)) ? undefined : 'number-taken', 'channels-phone')
  const made = await numberOf(tx, row.id)
  await audit(tx, {
    action: 'channels-phone.create-number',
    subject: subjectOf(made),
    after: await auditable(tx, made),
  })
  await announce(tx, phoneSettingsChanged({}, {}))
  return made
}

export const updateNumber: Action<typeof declaredUpdate> = async (tx, { params, body }) => {
  const before = await numberOf(tx, params.numberId)
  const { version, ...change } = body
  const after = { ...(await checked(tx, { ...before, ...change })), id: before.id, version }
  const other = await store.numberCalled(tx.db, after.number)
  refuseIf(other && other.id !== before.id ? 'number-taken' : undefined, 'channels-phone')
  const isSaved = await store.updateNumber(tx.db, after)
  const made = await numberOf(tx, before.id)
  refuseIf(isSaved ? undefined : 'stale', 'channels-phone', 409, { version: made.version })
  await audit(tx, {
    action: 'channels-phone.update-number',
    subject: subjectOf(made),
    before: await auditable(tx, before),
    after: await auditable(tx, made),
  })
  await announce(tx, phoneSettingsChanged({}, {}))
  return made
}

export const deleteNumber: Action<typeof declaredDelete> = async (tx, { params }) => {
  const before = await numberOf(tx, params.numberId)
  await store.deleteNumber(tx.db, before.id)
  await audit(tx, {
    action: 'channels-phone.delete-number',
    subject: subjectOf(before),
    before: await auditable(tx, before),
  })
  await announce(tx, phoneSettingsChanged({}, {}))
  return {}
}

export const listDeskPhones: Action<typeof declaredPhones> = async (tx, { query }) => {
  const limit = query.limit ?? 50
  const page = { after: readCursor(query.cursor, ['text']), limit }
  const rows = await store.deskPhonePage(tx.db, tx.scopeOf('people.read'), page)
  return nextCursor(rows, limit, ({ account }) => [account])
}

export const putDeskPhone: Action<typeof declaredPut> = async (tx, { params, body }) => {
  const [person] = await agentProfiles(tx.db, [params.personId])
  refuseIf(person ? undefined : 'not-an-agent', 'channels-phone', 422)
  found(person && covers(tx.scopeOf('people.read'), person) ? person : undefined, 'person')
  const isPut = await store.putDeskPhone(tx.db, params.personId, body.account)
  refuseIf(isPut ? undefined : 'account-taken', 'channels-phone')
  const phone = found(await store.deskPhoneOf(tx.db, params.personId), 'desk-phone')
  await audit(tx, {
    action: 'channels-phone.put-desk-phone',
    subject: { kind: 'person', id: phone.personId, label: phone.name },
    after: { account: phone.account },
  })
  await announce(tx, phoneSettingsChanged({}, {}))
  return phone
}

export const deleteDeskPhone: Action<typeof declaredTake> = async (tx, { params }) => {
  const reach = tx.scopeOf('people.read')
  const phone = found(await store.deskPhoneWithin(tx.db, reach, params.personId), 'desk-phone')
  await store.deleteDeskPhone(tx.db, params.personId)
  await audit(tx, {
    action: 'channels-phone.delete-desk-phone',
    subject: { kind: 'person', id: phone.personId, label: phone.name },
    before: { account: phone.account },
  })
  await announce(tx, phoneSettingsChanged({}, {}))
  return {}
}

type Settings = Pick<PhoneNumber, 'number' | 'label' | 'queueId'>

/** As the switch says it: figures only, and a plus before a country. */
async function checked(tx: Tx, { number, label, queueId }: Settings): Promise<Settings> {
  const channel = (await queueChannels(tx)).get(queueId)
  refuseIf(
    found(channel, 'queue') === 'phone' ? undefined : 'queue-of-another-channel',
    'channels-phone',
    422,
  )
  return { number: asDialled(number), label: label.trim(), queueId }
}

export const asDialled = (number: string): string => number.replaceAll(/[^+\d]/g, '')

async function numberOf(tx: Tx, id: Id): Promise<PhoneNumber> {
  return found(await store.numberById(tx.db, id), 'number')
}

/** The queue by its name: the trail is read when the queue may be called otherwise. */
async function auditable(tx: Tx, { number, label, queueId }: Settings) {
  const queue = (await queueNamesOf(tx)).find(({ id }) => id === queueId)?.name
  return { number, label, queue }
}
const subjectOf = ({ id, number }: PhoneNumber) => ({ kind: 'phone-number', id, label: number })
