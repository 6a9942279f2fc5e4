// The switches of the centre, and whether they are what is needed.
import {
  type checkSwitch as declaredCheck,
  type createSwitch as declaredCreate,
  type listSwitches as declaredList,
  type PhoneSwitch,
  phoneSettingsChanged,
  type updateSwitch as declaredUpdate,
} from '#channels-phone/core'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import { seal, unseal } from '#platform/sealing'
import { found, type Id, Refused, refuseIf } from '#protocol'
import * as store from './store-settings.ts'
import { type SwitchAccess, telephonyOf } from './telephony.ts'

export const listSwitches: Action<typeof declaredList> = async (tx) => ({
  items: (await store.allSwitches(tx.db)).map(shown),
})

export const createSwitch: Action<typeof declaredCreate> = async (tx, { body }) => {
  const { password, ...settings } = body
  const row = { ...asKept(settings), id: newId(), sealed: sealed(tx.organisation, password), at: tx.now }
  refuseIf((await store.insertSwitch(tx.db, row)) ? undefined : 'switch-name-taken', 'channels-phone')
  const made = shown(await switchOf(tx, row.id))
  await audit(tx, {
    action: 'channels-phone.create-switch',
    subject: subjectOf(made),
    after: auditable(made),
  })
  await announce(tx, phoneSettingsChanged({}, {}))
  return made
}

export const updateSwitch: Action<typeof declaredUpdate> = async (tx, { params, body }) => {
  const { version, password, ...change } = body
  const before = await switchOf(tx, params.switchId)
  const after = {
    ...before,
    ...asKept({ ...before, ...change }),
    version,
    ...(password !== undefined && { sealed: sealed(tx.organisation, password) }),
  }
  const isTaken = await store.isSwitchNameTaken(tx.db, after.name, before.id)
  refuseIf(isTaken ? 'switch-name-taken' : undefined, 'channels-phone')
  const isSaved = await store.updateSwitch(tx.db, after)
  const made = shown(await switchOf(tx, before.id))
  refuseIf(isSaved ? undefined : 'stale', 'channels-phone', 409, { version: made.version })
  await audit(tx, {
    action: 'channels-phone.update-switch',
    subject: subjectOf(made),
    before: { ...auditable(before), password: '' },
    after: { ...auditable(made), password: password === undefined ? '' : '***' },
  })
  await announce(tx, phoneSettingsChanged({}, {}))
  return made
}

export const checkSwitch: Action<typeof declaredCheck> = async (tx, { params }) => {
  const row = await switchOf(tx, params.switchId)
  const findings = await telephonyOf(tx.organisation).check(accessOf(tx.organisation, row))
  return {
    findings: findings.map(({ code, ...facts }) => ({
      code,
      facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact ?? '—'])),
    })),
  }
}

/** How to reach it; refused where its password was sealed by another installation. */
export function accessOf(organisation: Organisation, row: store.SwitchRow): SwitchAccess {
  const password = unseal({ secret: organisation.secret, purpose }, row.sealed)
  if (password === undefined) throw new Refused({ code: 'channels-phone.password-lost', status: 409 })
  return { name: row.name, url: row.url, user: row.account, password, application: row.application }
}

const purpose = 'passwords of switches'
const sealed = ({ secret }: Organisation, password: string) => seal({ secret, purpose }, password)

async function switchOf(tx: Tx, id: Id): Promise<store.SwitchRow> {
  return found(await store.switchById(tx.db, id), 'switch')
}

type Settings = Omit<PhoneSwitch, 'id' | 'version'>

function asKept({ name, url, account, application, state }: Settings): Settings {
  return { name: name.trim(), url: url.replace(/\/$/, ''), account: account.trim(), application, state }
}

function shown({ id, version, ...row }: store.SwitchRow): PhoneSwitch {
  return { id, ...auditable(row), version }
}
const subjectOf = ({ id, name }: PhoneSwitch) => ({ kind: 'switch', id, label: name })
const auditable = ({ name, url, account, application, state }: Settings): Settings => ({
  name,
  url,
  account,
  application,
  state,
})
