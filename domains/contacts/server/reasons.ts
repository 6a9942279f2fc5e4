// How the tree of contact reasons is changed: everybody who does holds the whole of it.
import {
  type changeContactReason as declaredChange,
  codeFor,
  contactReasonsChanged,
  type ContactReason,
  type createContactReason as declared,
  mostReasonsInTree,
  type moveContactReason as declaredMove,
  siblingsWith,
  whyNotPlaceReason,
  whyNotRetireReason,
} from '#contacts/core'
import { type Action, announce, audit, type Tx } from '#platform/action'
import { found, type Language, refuseIf } from '#protocol'
import { reasonShown } from './list-reasons.ts'
import {
  allReasons,
  insertReason,
  placeReason,
  rankReasons,
  type ReasonRow,
  updateReason,
} from './store-reasons.ts'

export const createContactReason: Action<typeof declared> = async (tx, { body }) => {
  const { parent } = body
  const tree = await allReasons(tx.db, 'for update')
  refuseIf(whyNotPlaceReason(tree, null, parent), 'contacts', 422)
  refuseIf(tree.length >= mostReasonsInTree ? 'too-many-in-tree' : undefined, 'contacts')
  const taken = new Set(tree.map(({ code }) => code))
  const names = trimmed(body.names)
  const code = body.code ?? codeFor(names, taken)
  refuseIf(taken.has(code) ? 'code-taken' : undefined, 'contacts')
  await insertReason(tx.db, { code, parent, names, rank: lastRank(tree, parent) + 1 })
  const reason = await changed(tx, code)
  await audit(tx, { action: 'contacts.create-reason', subject: subjectOf(reason), after: recorded(reason) })
  return reason
}

export const changeContactReason: Action<typeof declaredChange> = async (tx, { params, body }) => {
  const tree = await allReasons(tx.db, 'for update')
  const before = found(
    tree.find(({ code }) => code === params.reasonCode),
    'contact-reason',
  )
  refuseIf(body.version === before.version ? undefined : 'stale', 'contacts')
  if (body.retired === true) refuseIf(whyNotRetireReason(tree, before.code), 'contacts')
  await updateReason(tx.db, before.code, {
    names: body.names ? trimmed(body.names) : before.names,
    retiredAt: retirement(tx, before.retired, body.retired),
  })
  const reason = await changed(tx, before.code)
  await audit(tx, {
    action: 'contacts.change-reason',
    subject: subjectOf(reason),
    before: recorded(before),
    after: recorded(reason),
  })
  return reason
}

export const moveContactReason: Action<typeof declaredMove> = async (tx, { params, body }) => {
  const { parent, before: sibling } = body
  const tree = await allReasons(tx.db, 'for update')
  const before = found(
    tree.find(({ code }) => code === params.reasonCode),
    'contact-reason',
  )
  refuseIf(body.version === before.version ? undefined : 'stale', 'contacts')
  refuseIf(whyNotPlaceReason(tree, before.code, parent), 'contacts', 422)
  await placeReason(tx.db, before.code, parent)
  await rankReasons(tx.db, siblingsWith(tree, { code: before.code, parent, before: sibling }))
  const reason = await changed(tx, before.code)
  const place = (row: ReasonRow, order: readonly string[]) => ({
    parent: row.parent,
    place: order.indexOf(row.code) + 1,
  })
  const orderIn = (rows: readonly ReasonRow[], below: string | null) =>
    rows
      .filter((row) => row.parent === below)
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ code }) => code)
  const after = await allReasons(tx.db)
  const moved = found(
    after.find(({ code }) => code === before.code),
    'contact-reason',
  )
  await audit(tx, {
    action: 'contacts.move-reason',
    subject: subjectOf(reason),
    before: place(before, orderIn(tree, before.parent)),
    after: place(moved, orderIn(after, parent)),
  })
  return reason
}

/** The reason as it is now; every screen that shows the tree asks for it again. */
async function changed(tx: Tx, code: string): Promise<ContactReason> {
  const row = (await allReasons(tx.db)).find((reason) => reason.code === code)
  await announce(tx, contactReasonsChanged({}, {}))
  return reasonShown(found(row, 'contact-reason'))
}

function lastRank(tree: readonly ReasonRow[], parent: string | null): number {
  return Math.max(0, ...tree.filter((row) => row.parent === parent).map(({ rank }) => rank))
}

export function retirement(tx: Tx, before: boolean, wanted: boolean | undefined): Date | null | undefined {
  if (wanted === undefined || wanted === before) return undefined
  return wanted ? tx.now : null
}

export function trimmed(names: Readonly<Record<Language, string>>): Record<Language, string> {
  return { 'zh-Hans': names['zh-Hans'].trim(), 'zh-Hant': names['zh-Hant'].trim(), en: names.en.trim() }
}

/** Codes are no ids: the trail names a reason by its label. */
const subjectOf = ({ names, code }: ContactReason) => ({
  kind: 'contact-reason',
  id: null,
  label: `${names['zh-Hans']} (${code})`,
})
const recorded = ({ names, retired, parent }: Pick<ContactReason, 'names' | 'retired' | 'parent'>) => ({
  'zh-Hans': names['zh-Hans'],
  'zh-Hant': names['zh-Hant'],
  en: names.en,
  retired,
  parent,
})
