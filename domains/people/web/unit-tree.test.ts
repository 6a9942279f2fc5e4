import { expect, test } from 'vitest'
import type { PlantedUnit } from './units.ts'
import { unfolded } from './unfolded.ts'

const unit = (id: string, depth: number): PlantedUnit => ({
  id,
  depth,
  parentId: null,
  level: 'team',
  name: id,
  leader: null,
  people: 0,
  version: 1,
  children: 0,
})

test('a folded site hides its groups and teams, and nothing of the next site', () => {
  const tree = [unit('北京', 0), unit('一组', 1), unit('一班', 2), unit('广州', 0), unit('二组', 1)]
  expect(unfolded(tree, new Set(['北京'])).map(({ id }) => id)).toEqual(['北京', '广州', '二组'])
  expect(unfolded(tree, new Set(['一组'])).map(({ id }) => id)).toEqual(['北京', '一组', '广州', '二组'])
})
