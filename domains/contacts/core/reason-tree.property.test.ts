import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  choosableReasons,
  codeFor,
  deepestReason,
  inTreeOrder,
  reasonPath,
  type ReasonPlace,
  siblingsWith,
  whyNotPlaceReason,
  whyNotReasons,
  whyNotRetireReason,
} from './reason-tree.ts'

type Act =
  | { act: 'add'; below: number }
  | { act: 'move'; which: number; below: number; before: number }
  | { act: 'retire'; which: number; retired: boolean }

const number = fc.nat(40)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('add' as const), below: number }),
  fc.record({ act: fc.constant('move' as const), which: number, below: number, before: number }),
  fc.record({ act: fc.constant('retire' as const), which: number, retired: fc.boolean() }),
)

/** What a supervisor does to the tree, as the server does it: whatever the rules refuse is not done. */
function after(tree: ReasonPlace[], doing: Act): ReasonPlace[] {
  const at = (index: number) => tree[index % (tree.length + 1)]?.code ?? null
  if (doing.act === 'add') {
    const parent = at(doing.below)
    if (whyNotPlaceReason(tree, null, parent)) return tree
    return [...tree, { code: `r${tree.length}`, parent, rank: tree.length, retired: false }]
  }
  const code = at(doing.which)
  if (code === null) return tree
  if (doing.act === 'retire') {
    if (doing.retired && whyNotRetireReason(tree, code)) return tree
    return tree.map((one) => (one.code === code ? { ...one, retired: doing.retired } : one))
  }
  const parent = at(doing.below)
  if (whyNotPlaceReason(tree, code, parent)) return tree
  const order = siblingsWith(tree, { code, parent, before: at(doing.before) })
  return tree
    .map((one) => (one.code === code ? { ...one, parent } : one))
    .map((one) => (one.parent === parent ? { ...one, rank: order.indexOf(one.code) } : one))
}

const trees = fc
  .array(act, { maxLength: 60 })
  .map((acts) => acts.reduce(after, [{ code: 'other', parent: null, rank: 0, retired: false }]))

test('whatever is added, moved and retired, no reason is below itself, none too deep, none is lost', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      for (const { code } of tree) {
        const path = reasonPath(tree, code)
        expect(path[0]?.parent).toBe(null)
        expect(path.length).toBeLessThanOrEqual(deepestReason)
      }
      expect(
        inTreeOrder(tree)
          .map(({ code }) => code)
          .toSorted(),
      ).toEqual(tree.map(({ code }) => code).toSorted())
    }),
  )
})

test('in the order of the tree each reason stands right behind its parent or a branch of a sibling', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const order = inTreeOrder(tree)
      for (const [index, { code, parent }] of order.entries()) {
        if (index === 0 || parent === null) continue
        const before = reasonPath(tree, order[index - 1]?.code ?? '').map((one) => one.code)
        expect(before).toContain(parent)
        expect(before).not.toContain(code)
      }
    }),
  )
})

test('there is always something to choose, and nothing retired, below it or above it, is chosen', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const codes = choosableReasons(tree).map(({ code }) => code)
      expect(codes.length).toBeGreaterThan(0)
      for (const code of codes) {
        expect(reasonPath(tree, code).some(({ retired }) => retired)).toBe(false)
        expect(whyNotReasons([code], tree)).toBeUndefined()
      }
      for (const { code } of tree.filter((one) => !codes.includes(one.code))) {
        expect(whyNotReasons([code], tree)).toBe('unknown-reason')
        expect(whyNotReasons([code], tree, [code])).toBeUndefined()
      }
    }),
  )
})

test('a moved reason stands exactly before the one named, and last when none is named', () => {
  const tree = ['a', 'b', 'c'].map((code, rank) => ({ code, parent: null, rank, retired: false }))
  expect(siblingsWith(tree, { code: 'c', parent: null, before: 'b' })).toEqual(['a', 'c', 'b'])
  expect(siblingsWith(tree, { code: 'a', parent: null, before: null })).toEqual(['b', 'c', 'a'])
  expect(siblingsWith(tree, { code: 'a', parent: 'b', before: 'c' })).toEqual(['a'])
})

test('a contact has one to five reasons, each once', () => {
  const tree = ['a', 'b', 'c', 'd', 'e', 'f'].map((code, rank) => ({
    code,
    parent: null,
    rank,
    retired: false,
  }))
  expect(whyNotReasons([], tree)).toBe('reason-needed')
  expect(whyNotReasons(['a', 'a'], tree)).toBe('reason-twice')
  expect(whyNotReasons(['a', 'b', 'c', 'd', 'e', 'f'], tree)).toBe('too-many-reasons')
  expect(whyNotReasons(['a', 'nobody-knows'], tree)).toBe('unknown-reason')
  expect(whyNotReasons(['e', 'a', 'b', 'c', 'd'], tree)).toBeUndefined()
})

test('a code comes from the English name, is one the database takes, and is never given twice', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 60 })
  const others = fc.array(name).map((names) => new Set(names))
  fc.assert(
    fc.property(name, others, (en, taken) => {
      const code = codeFor({ 'zh-Hans': '退货', 'zh-Hant': '退貨', en }, taken)
      expect(code).toMatch(/^[a-z0-9-]{1,40}$/)
      expect(taken.has(code)).toBe(false)
    }),
  )
  const names = { 'zh-Hans': '改地址', 'zh-Hant': '改地址', en: 'Change of address' }
  expect(codeFor(names, new Set())).toBe('change-of-address')
  expect(codeFor(names, new Set(['change-of-address']))).toBe('change-of-address-2')
})
