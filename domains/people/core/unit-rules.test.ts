import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levels } from './shapes.ts'
import { idsBelow, type PlacedUnit, whyNotAdd, whyNotDelete, whyNotMove } from './unit-rules.ts'

const unit = (id: string, parentId: string | null, level: PlacedUnit['level']): PlacedUnit => ({
  id,
  parentId,
  level,
})
const all = [
  unit('centre', null, 'centre'),
  unit('east', 'centre', 'site'),
  unit('west', 'centre', 'site'),
  unit('group', 'east', 'group'),
  unit('team', 'group', 'team'),
]
const get = (id: string): PlacedUnit => all.find((one) => one.id === id) ?? unit(id, null, 'team')

test('a team may lie right below a centre, but nothing below a team', () => {
  expect(whyNotAdd('team', get('centre'), 5)).toBeUndefined()
  expect(whyNotAdd('team', get('team'), 5)).toBe('level-not-below-parent')
  expect(whyNotAdd('centre', get('east'), 5)).toBe('level-not-below-parent')
  expect(whyNotAdd('team', null, 5)).toBeUndefined()
  expect(whyNotAdd('team', null, 2000)).toBe('too-many-units')
})

test('a unit moves with everything below it, never below itself', () => {
  expect(whyNotMove(get('group'), { parentId: 'west', level: 'group' }, all)).toBeUndefined()
  expect(whyNotMove(get('east'), { parentId: 'group', level: 'team' }, all)).toBe('below-itself')
  expect(whyNotMove(get('east'), { parentId: 'east', level: 'site' }, all)).toBe('below-itself')
  expect(whyNotMove(get('group'), { parentId: 'east', level: 'team' }, all)).toBe('level-not-above-children')
  expect(whyNotMove(get('group'), { parentId: 'east', level: 'site' }, all)).toBe('level-not-below-parent')
})

test('only an empty unit is removed', () => {
  expect(whyNotDelete({ units: 0, people: 0, roles: 0 })).toBeUndefined()
  expect(whyNotDelete({ units: 1, people: 1, roles: 1 })).toBe('unit-has-units')
  expect(whyNotDelete({ units: 0, people: 1, roles: 1 })).toBe('unit-has-people')
  expect(whyNotDelete({ units: 0, people: 0, roles: 1 })).toBe('unit-has-roles')
})

test('no series of allowed moves ever makes a circle or turns the levels over', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const move = fc.record({
    id: fc.constantFrom(...names),
    parentId: fc.option(fc.constantFrom(...names)),
    level: fc.constantFrom(...levels),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      let tree = names.map((id) => unit(id, null, 'team'))
      for (const { id, ...to } of moves) {
        const one = tree.find((it) => it.id === id)
        if (!one || whyNotMove(one, to, tree) !== undefined) continue
        tree = tree.map((it) => (it.id === id ? { ...it, ...to } : it))
      }
      const roots = tree.filter((it) => it.parentId === null)
      const reached = roots.flatMap((root) => [...idsBelow(tree, root.id)])
      expect(reached.toSorted()).toEqual(names)
      for (const it of tree) {
        const parent = tree.find((other) => other.id === it.parentId)
        if (parent) expect(levels.indexOf(it.level)).toBeGreaterThan(levels.indexOf(parent.level))
      }
    }),
  )
})
