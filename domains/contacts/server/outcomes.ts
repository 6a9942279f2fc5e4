// How the list of what may come of a contact is changed.
import {
  type changeContactOutcome as declaredChange,
  codeFor,
  type ContactOutcome,
  contactReasonsChanged,
  type createContactOutcome as declared,
  mostOutcomes,
  type moveContactOutcome as declaredMove,
} from '#contacts/core'
import { type Action, announce, audit, type Tx } from '#platform/action'
import { found, refuseIf } from '#protocol'
import { outcomeShown } from './list-reasons.ts'
import { retirement, trimmed } from './reasons.ts'
import { allOutcomes, insertOutcome, outcomeByCode, rankOutcomes, updateOutcome } from './store-reasons.ts'

export const createContactOutcome: Action<typeof declared> = async (tx, { body }) => {
  const all = await allOutcomes(tx.db, 'for update')
  refuseIf(all.length >= mostOutcomes ? 'too-many-outcomes' : undefined, 'contacts')
  const taken = new Set(all.map(({ code }) => code))
  const names = trimmed(body.names)
  const code = body.code ?? codeFor(names, taken)
  refuseIf(taken.has(code) ? 'code-taken' : undefined, 'contacts')
  await insertOutcome(tx.db, { code, names, rank: (all.at(-1)?.rank ?? 0) + 1 })
  const outcome = await changed(tx, code)
  await audit(tx, {
    action: 'contacts.create-outcome',
    subject: subjectOf(outcome),
    after: recorded(outcome),
  })
  return outcome
}

export const changeContactOutcome: Action<typeof declaredChange> = async (tx, { params, body }) => {
  const all = await allOutcomes(tx.db, 'for update')
  const before = found(
    all.find(({ code }) => code === params.outcomeCode),
    'contact-outcome',
  )
  refuseIf(body.version === before.version ? undefined : 'stale', 'contacts')
  await updateOutcome(tx.db, before.code, {
    names: body.names ? trimmed(body.names) : before.names,
    retiredAt: retirement(tx, before.retired, body.retired),
  })
  const outcome = await changed(tx, before.code)
  await audit(tx, {
    action: 'contacts.change-outcome',
    subject: subjectOf(outcome),
    before: recorded(before),
    after: recorded(outcome),
  })
  return outcome
}

export const moveContactOutcome: Action<typeof declaredMove> = async (tx, { params, body }) => {
  const all = await allOutcomes(tx.db, 'for update')
  const before = found(
    all.find(({ code }) => code === params.outcomeCode),
    'contact-outcome',
  )
  refuseIf(body.version === before.version ? undefined : 'stale', 'contacts')
  const order = all.map(({ code }) => code)
  const others = order.filter((code) => code !== before.code)
  const at = body.before === null ? -1 : others.indexOf(body.before)
  const moved = at < 0 ? [...others, before.code] : others.toSpliced(at, 0, before.code)
  await rankOutcomes(tx.db, moved, before.code)
  const outcome = await changed(tx, before.code)
  await audit(tx, {
    action: 'contacts.move-outcome',
    subject: subjectOf(outcome),
    before: { place: order.indexOf(before.code) + 1 },
    after: { place: moved.indexOf(before.code) + 1 },
  })
  return outcome
}

async function changed(tx: Tx, code: string): Promise<ContactOutcome> {
  await announce(tx, contactReasonsChanged({}, {}))
  return outcomeShown(found(await outcomeByCode(tx.db, code), 'contact-outcome'))
}

const subjectOf = ({ names, code }: ContactOutcome) => ({
  kind: 'contact-outcome',
  id: null,
  label: `${names['zh-Hans']} (${code})`,
})
const recorded = ({ names, retired }: ContactOutcome) => ({
  'zh-Hans': names['zh-Hans'],
  'zh-Hant': names['zh-Hant'],
  en: names.en,
  retired,
})
