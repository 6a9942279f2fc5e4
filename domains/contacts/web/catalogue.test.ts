import { expect, test } from 'vitest'
import { type Item, placeBy, shownItems } from './catalogue.ts'

const item = (code: string, parent: string | null = null): Item => ({
  code,
  parent,
  names: { 'zh-Hans': code, 'zh-Hant': code, en: code },
  retired: false,
  version: 1,
})
const tree = [item('a'), item('a1', 'a'), item('a11', 'a1'), item('a2', 'a'), item('b'), item('c')]
const place = (move: Parameters<typeof placeBy>[0], code: string) =>
  placeBy(move, tree.find((one) => one.code === code) ?? item('?'), tree)

test('what lies below a folded branch is not shown, and every line knows how deep it is', () => {
  const lines = (folded: string[]) =>
    shownItems(tree, new Set(folded)).map(({ code, depth }) => `${depth}${code}`)
  expect(lines([])).toEqual(['0a', '1a1', '2a11', '1a2', '0b', '0c'])
  expect(lines(['a'])).toEqual(['0a', '0b', '0c'])
  expect(lines(['a1'])).toEqual(['0a', '1a1', '1a2', '0b', '0c'])
})

test('a key moves an item one place, below the one before it, or out of its parent', () => {
  expect(place('up', 'b')).toEqual({ parent: null, before: 'a' })
  expect(place('up', 'a')).toBeUndefined()
  expect(place('down', 'a')).toEqual({ parent: null, before: 'c' })
  expect(place('down', 'b')).toEqual({ parent: null, before: null })
  expect(place('down', 'c')).toBeUndefined()
  expect(place('in', 'b')).toEqual({ parent: 'a', before: null })
  expect(place('in', 'a')).toBeUndefined()
  expect(place('out', 'a11')).toEqual({ parent: 'a', before: 'a2' })
  expect(place('out', 'a2')).toEqual({ parent: null, before: 'b' })
  expect(place('out', 'b')).toBeUndefined()
})
