// How a visitor becomes somebody: by what she says, by what her site signs, by whom an agent takes her for.
import { customerChanged, type Known, type Level, normalEmail, normalPhone } from '#customers/core'
import { announce, audit, newId, type Tx } from '#platform/action'
import type { Id, Language } from '#protocol'
import { resaved } from './change-identities.ts'
import { makeCustomer } from './create-customer.ts'
import { knownCustomer } from './customer.ts'
import { subjectOf, wholeOf } from './customer-row.ts'
import { type BriefCustomer, customerWithVisitor } from './store-brief.ts'
import { saveRecord } from './save-record.ts'
import { addIdentity, claimOf, keepClaim, ownersOf, removeIdentity } from './store-record.ts'
import type { Said } from './duplicates.ts'

export type Introduction = {
  visitorId: Id
  name?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
  language?: Language | undefined
}

export type Proof = Introduction & {
  /** Her number with the site that signed for her. */
  account: string
  level?: Level | undefined
}

/**
 * What she says of herself is kept, and believed only where it takes nothing from anybody: a phone or an e-mail
 * address that no customer has makes her one; one that somebody has already leaves the choice to the agent.
 */
export async function visitorSays(tx: Tx, said: Introduction): Promise<BriefCustomer | undefined> {
  const { visitorId, language } = said
  const claim = claimIn(said)
  if (claim.name === null && claim.phone === null && claim.email === null) {
    return customerWithVisitor(tx.db, visitorId)
  }
  await keepClaim(tx.db, visitorId, { ...claim, at: tx.now })
  const known = knownBy(claim, false)
  const already = await customerWithVisitor(tx.db, visitorId)
  if (known.length === 0 || (await ownersOf(tx.db, known)).length > 0) return already
  if (already) await addKnown(tx, already.id, known)
  else
    await makeCustomer(tx, {
      name: claim.name,
      language: language ?? null,
      identities: [...known, asVisitor(visitorId)],
    })
  return customerWithVisitor(tx.db, visitorId)
}

/** The visitor goes over to whoever has the account; a level the site signs raises hers and never lowers it. */
export async function visitorProves(tx: Tx, proven: Proof): Promise<BriefCustomer | undefined> {
  const { visitorId, account, language, level = 0 } = proven
  const claim = claimIn(proven)
  const known = [...knownBy(claim, true), { kind: 'account' as const, value: account, verified: true }]
  const [owner] = await ownersOf(tx.db, [{ kind: 'account', value: account }])
  const hers = owner?.customerId ?? (await withoutAccount(tx, visitorId))
  if (hers === undefined) {
    await makeCustomer(tx, {
      name: claim.name,
      level,
      language: language ?? null,
      identities: [...known, asVisitor(visitorId)],
    })
  } else {
    await addKnown(tx, hers, [...known, asVisitor(visitorId)])
    await raiseLevel(tx, hers, level)
  }
  return customerWithVisitor(tx.db, visitorId)
}

async function raiseLevel(tx: Tx, customerId: Id, level: Level): Promise<void> {
  const row = await knownCustomer(tx, customerId)
  if (row.level >= level) return
  const { fields, ...others } = wholeOf(row)
  await saveRecord(tx, row.id, { ...others, fields: { ...fields, level } }, row.identities)
  await announce(tx, customerChanged({}, { customerId: row.id }))
  await audit(tx, {
    action: 'customers.raise-level',
    subject: subjectOf(row),
    before: { level: row.level },
    after: { level },
  })
}

/** Whoever this visitor was taken for, unless she is known to be somebody else with an account. */
async function withoutAccount(tx: Tx, visitorId: Id): Promise<Id | undefined> {
  const already = await customerWithVisitor(tx.db, visitorId)
  if (!already) return undefined
  const row = await knownCustomer(tx, already.id)
  return row.identities.some(({ kind }) => kind === 'account') ? undefined : row.id
}

/** An agent chose who she is, or that nobody knows; what she said of herself goes to the record that was chosen. */
export async function takeVisitorFor(
  tx: Tx,
  { visitorId, customerId }: { visitorId: Id; customerId: Id | null },
): Promise<void> {
  const before = await customerWithVisitor(tx.db, visitorId)
  if (before && before.id !== customerId) await forget(tx, before.id, visitorId)
  if (customerId === null) return
  const claim = await claimOf(tx.db, visitorId)
  await addKnown(tx, customerId, [...(claim ? knownBy(claim, false) : []), asVisitor(visitorId)])
}

/** What this visitor said of herself; nothing where she said nothing. */
export async function saidByVisitor(tx: Tx, visitorId: Id): Promise<Said> {
  return (await claimOf(tx.db, visitorId)) ?? { name: null, phone: null, email: null }
}

async function forget(tx: Tx, customerId: Id, visitorId: Id): Promise<void> {
  const row = await knownCustomer(tx, customerId)
  const identity = row.identities.find(({ kind, value }) => kind === 'visitor' && value === visitorId)
  if (!identity) return
  await removeIdentity(tx.db, identity.id)
  await resaved(tx, row)
  await audit(tx, {
    action: 'customers.forget-visitor',
    subject: subjectOf(row),
    after: { visitor: ending(visitorId) },
  })
}

async function addKnown(tx: Tx, customerId: Id, known: readonly NewKnown[]): Promise<void> {
  const row = await knownCustomer(tx, customerId)
  const isNew = (one: NewKnown) =>
    !row.identities.some(
      ({ kind, value, verified }) => kind === one.kind && value === one.value && (verified || !one.verified),
    )
  const added = known.filter(isNew)
  if (added.length === 0) return
  for (const one of added) await addIdentity(tx.db, { ...one, id: newId(), customerId, at: tx.now })
  await resaved(tx, row)
  const visitor = added.find(({ kind }) => kind === 'visitor')
  if (visitor) {
    await audit(tx, {
      action: 'customers.link-visitor',
      subject: subjectOf(row),
      after: { visitor: ending(visitor.value) },
    })
  }
}

type NewKnown = Known & { verified: boolean }

const asVisitor = (visitorId: Id): NewKnown => ({ kind: 'visitor', value: visitorId, verified: true })
const ending = (visitorId: Id) => visitorId.slice(-4).toUpperCase()

/** What is no phone and no address is not kept: nobody is turned away for it. */
function claimIn({ name, phone, email }: Introduction): Said {
  return {
    name: name?.trim().slice(0, 80) || null,
    phone: normalPhone(phone ?? '') ?? null,
    email: normalEmail(email ?? '') ?? null,
  }
}

function knownBy({ phone, email }: Said, verified: boolean): NewKnown[] {
  return [
    ...(phone === null ? [] : [{ kind: 'phone' as const, value: phone, verified }]),
    ...(email === null ? [] : [{ kind: 'email' as const, value: email, verified }]),
  ]
}
