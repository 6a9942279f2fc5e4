// Finding reasons while somebody types: by a piece of a name, by pinyin, by initials, by a branch above.
import { choosableReasons, reasonPath } from './reason-tree.ts'
import type { ContactReason } from './wire.ts'

/** How often somebody gave a reason. */
export type Usual = ReadonlyMap<string, number>

const packed = (typed: string) => typed.normalize('NFKC').toLowerCase().replaceAll(/['’·]/g, '')

/**
 * The reasons to choose from for what was typed, the likeliest first: whose own name begins with it, whose own
 * name has it, which are below a branch that has it; alike ones by how usual they are, then as in the tree.
 * With nothing typed: the usual ones first.
 */
export function reasonsFound(
  typed: string,
  reasons: readonly ContactReason[],
  usual: Usual = new Map(),
): ContactReason[] {
  const words = packed(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  const found = choosableReasons(reasons).flatMap((reason, place) => {
    const nearness = words.map((word) => nearnessOf(word, reason, reasons))
    if (nearness.includes(undefined)) return []
    return [{ reason, place, near: Math.max(0, ...nearness.map((each) => each ?? 0)) }]
  })
  const times = ({ code }: ContactReason) => usual.get(code) ?? 0
  return found
    .toSorted((a, b) => a.near - b.near || times(b.reason) - times(a.reason) || a.place - b.place)
    .map(({ reason }) => reason)
}

function nearnessOf(
  word: string,
  reason: ContactReason,
  reasons: readonly ContactReason[],
): number | undefined {
  const lines = reason.foundBy.split('\n')
  if (lines.some((line) => line.startsWith(word))) return 0
  if (lines.some((line) => line.includes(word)) || reason.code.includes(word)) return 1
  return reasonPath(reasons, reason.code).some(({ foundBy }) => foundBy.includes(word)) ? 2 : undefined
}
