import { expect, test } from 'vitest'
import type { Level, Unit } from '#people/core'
import { planted } from './units.ts'

const unit = (id: string, parentId: string | null, level: Level): Unit => ({
  id,
  parentId,
  level,
  name: id,
  leader: null,
  people: 0,
  version: 1,
})

test('a team stands under its group, and the group under its site', () => {
  const tree = planted([unit('班', '组', 'team'), unit('职场', null, 'site'), unit('组', '职场', 'group')])
  expect(tree.map(({ name, depth }) => [name, depth])).toEqual([
    ['职场', 0],
    ['组', 1],
    ['班', 2],
  ])
})

test('a unit whose parent cannot be seen is still shown', () => {
  expect(planted([unit('班', '看不见', 'team')])).toHaveLength(1)
})
