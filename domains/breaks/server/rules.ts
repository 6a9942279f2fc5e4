// Kinds of breaks and places: what the settings change.
import {
  type BreakKind,
  breakRulesChanged,
  type createBreakKind as declaredCreate,
  type listBreakKinds as declaredKinds,
  type listBreakPlaces as declaredPlaces,
  type setBreakPlaces as declaredSet,
  type updateBreakKind as declaredUpdate,
} from '#breaks/core'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { found, Refused, refuseIf } from '#protocol'
import { givePlaces } from './move-request.ts'
import {
  allKinds,
  allLimits,
  insertKind,
  kindById,
  lockedKind,
  replaceLimits,
  saveKind,
  unitExists,
} from './store-rules.ts'
import { lockPlaces } from './store.ts'

export const listBreakKinds: Action<typeof declaredKinds> = async (tx) => ({ items: await allKinds(tx.db) })

export const createBreakKind: Action<typeof declaredCreate> = async (tx, { body }) => {
  const kind = trimmed({ id: newId(), ...body, version: 1 })
  await insertKind(tx.db, kind)
  await announce(tx, breakRulesChanged({}, {}))
  await audit(tx, { action: 'breaks.create-kind', subject: subjectOf(tx, kind), after: recorded(kind) })
  return kind
}

export const updateBreakKind: Action<typeof declaredUpdate> = async (tx, { params, body }) => {
  const before = found(await lockedKind(tx.db, params.kindId), 'break-kind')
  if (before.version !== body.version)
    throw new Refused({ code: 'breaks.stale', status: 409, facts: { version: before.version } })
  const kind = trimmed({ ...before, ...body, version: before.version + 1 })
  await saveKind(tx.db, kind)
  await announce(tx, breakRulesChanged({}, {}))
  await audit(tx, {
    action: 'breaks.update-kind',
    subject: subjectOf(tx, kind),
    before: recorded(before),
    after: recorded(kind),
  })
  return kind
}

export const listBreakPlaces: Action<typeof declaredPlaces> = async (tx) => {
  const byUnit = Map.groupBy(await allLimits(tx.db), ({ unitId }) => unitId)
  return {
    items: [...byUnit].map(([unitId, limits]) => ({
      unitId,
      limits: limits.map(({ kindId, places }) => ({ kindId, places })),
    })),
  }
}

export const setBreakPlaces: Action<typeof declaredSet> = async (tx, { params, body }) => {
  await lockPlaces(tx.db)
  const { unitId } = params
  const { limits } = body
  found((await unitExists(tx.db, unitId)) || undefined, 'unit')
  const kindIds = limits.map(({ kindId }) => kindId)
  refuseIf(new Set(kindIds).size < kindIds.length ? 'limit-twice' : undefined, 'breaks', 422)
  for (const kindId of kindIds) if (kindId) found(await kindById(tx.db, kindId), 'break-kind')
  const of = async () =>
    (await allLimits(tx.db))
      .filter((one) => one.unitId === unitId)
      .map(({ kindId, places }) => ({ kindId, places }))
  const before = await of()
  await replaceLimits(tx.db, unitId, limits)
  const after = await of()
  await givePlaces(tx)
  await announce(tx, breakRulesChanged({ unitId }, {}))
  await audit(tx, {
    action: 'breaks.set-places',
    subject: { kind: 'unit', id: unitId },
    before: { places: before },
    after: { places: after },
  })
  return { unitId, limits: after }
}

function trimmed(kind: BreakKind): BreakKind {
  const { names } = kind
  return {
    ...kind,
    names: {
      'zh-Hans': names['zh-Hans'].trim(),
      'zh-Hant': names['zh-Hant'].trim(),
      en: names.en.trim(),
    },
  }
}

const subjectOf = (tx: Tx, kind: BreakKind) => ({
  kind: 'break-kind',
  id: kind.id,
  label: kind.names[tx.organisation.language],
})
const recorded = ({ id: _id, version: _version, ...kind }: BreakKind) => kind
