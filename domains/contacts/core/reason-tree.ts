// The one tree of contact reasons: its shape, its order, what may be chosen of it.
import { type Language } from '#protocol'
import type { ContactReason } from './wire.ts'

export const deepestReason = 4
export const mostReasonsInTree = 1_000
export const mostReasonsChosen = 5
export const mostOutcomes = 100

/** What the rules look at; `rank` orders those below one parent. */
export type ReasonPlace = { code: string; parent: string | null; rank: number; retired: boolean }
type Placed = Pick<ReasonPlace, 'code' | 'parent'>
type Usable = Placed & Pick<ReasonPlace, 'retired'>

/** From the top of the tree down to it. */
export function reasonPath<Reason extends Placed>(reasons: readonly Reason[], code: string): Reason[] {
  const byCode = new Map(reasons.map((reason) => [reason.code, reason]))
  const path: Reason[] = []
  for (let at = byCode.get(code); at && !path.includes(at); at = byCode.get(at.parent ?? '')) path.unshift(at)
  return path
}

/** Each before those below it, and they in their order. */
export function inTreeOrder<Reason extends ReasonPlace>(reasons: readonly Reason[]): Reason[] {
  const below = Map.groupBy(reasons, ({ parent }) => parent)
  const from = (parent: string | null): Reason[] =>
    (below.get(parent) ?? []).toSorted(byRank).flatMap((reason) => [reason, ...from(reason.code)])
  return from(null)
}

const byRank = (a: ReasonPlace, b: ReasonPlace) => a.rank - b.rank || (a.code < b.code ? -1 : 1)

/** The finest that are in use: what is given to a contact. The others are there to find them. */
export function choosableReasons<Reason extends Usable>(reasons: readonly Reason[]): Reason[] {
  const inUse = reasons.filter(({ code }) => reasonPath(reasons, code).every(({ retired }) => !retired))
  const parents = new Set(inUse.map(({ parent }) => parent))
  return inUse.filter(({ code }) => !parents.has(code))
}

export type WhyNotPlaceReason =
  | 'unknown-parent'
  | 'parent-retired'
  | 'reason-below-itself'
  | 'reason-too-deep'

/** Where a reason may be put; `code` is null for a new one. */
export function whyNotPlaceReason(
  reasons: readonly Usable[],
  code: string | null,
  parent: string | null,
): WhyNotPlaceReason | undefined {
  const above = parent === null ? [] : reasonPath(reasons, parent)
  if (parent !== null && above.length === 0) return 'unknown-parent'
  if (above.some((one) => one.code === code)) return 'reason-below-itself'
  if (above.some(({ retired }) => retired)) return 'parent-retired'
  const height = code === null ? 1 : heightOf(reasons, code)
  return above.length + height > deepestReason ? 'reason-too-deep' : undefined
}

/** How many levels hang from it, itself among them. */
function heightOf(reasons: readonly Placed[], code: string): number {
  const depth = reasonPath(reasons, code).length
  const below = reasons
    .map((one) => reasonPath(reasons, one.code))
    .filter((path) => path[depth - 1]?.code === code)
  return Math.max(1, ...below.map((path) => path.length - depth + 1))
}

/** The order below `parent` once `code` stands there before `before`, or last. */
export function siblingsWith(
  reasons: readonly ReasonPlace[],
  { code, parent, before }: { code: string; parent: string | null; before: string | null },
): string[] {
  const others = reasons
    .filter((one) => one.parent === parent && one.code !== code)
    .toSorted(byRank)
    .map((one) => one.code)
  const at = before === null ? -1 : others.indexOf(before)
  return at < 0 ? [...others, code] : others.toSpliced(at, 0, code)
}

export type WhyNotRetire = 'last-reason'

/** Whoever wraps up must find something. */
export function whyNotRetireReason(reasons: readonly Usable[], code: string): WhyNotRetire | undefined {
  const rest = reasons.map((one) => (one.code === code ? { ...one, retired: true } : one))
  return choosableReasons(rest).length === 0 ? 'last-reason' : undefined
}

export type WhyNotReasons = 'reason-needed' | 'too-many-reasons' | 'reason-twice' | 'unknown-reason'

/** `kept`: what the contact has already, which may have been retired meanwhile. */
export function whyNotReasons(
  chosen: readonly string[],
  reasons: readonly Usable[],
  kept: readonly string[] = [],
): WhyNotReasons | undefined {
  if (chosen.length === 0) return 'reason-needed'
  if (chosen.length > mostReasonsChosen) return 'too-many-reasons'
  if (new Set(chosen).size < chosen.length) return 'reason-twice'
  const allowed = new Set([...choosableReasons(reasons).map(({ code }) => code), ...kept])
  return chosen.every((code) => allowed.has(code)) ? undefined : 'unknown-reason'
}

/** A code for who gives none: from the English name, else numbered. Codes never change and are never used again. */
export function codeFor(names: Readonly<Record<Language, string>>, taken: ReadonlySet<string>): string {
  const words = names.en
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 36)
    .replaceAll(/^-+|-+$/g, '')
  const stem = words === '' ? 'reason' : words
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? stem : `${stem}-${number}`
    if (!taken.has(code)) return code
  }
}

/** Its name with those above it, as `售后服务 / 退换货`. */
export function reasonPathName(
  reasons: readonly Pick<ContactReason, 'code' | 'parent' | 'names'>[],
  code: string,
  language: Language,
): string {
  const path = reasonPath(reasons, code)
  return path.length === 0 ? code : path.map(({ names }) => names[language]).join(' / ')
}
