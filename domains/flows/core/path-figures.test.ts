import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idOf } from './model-flow.ts'
import { pathFigures } from './path-figures.ts'

const step = (nodeId: string, way: string) => ({
  flowId: idOf(8),
  version: 1,
  nodeId,
  way,
  cameAt: 0,
  leftAt: 1,
})

test('of each node: who came, by which way they went on, who gave up there', () => {
  const steps = [step('menu', 'key:1'), step('menu', 'key:1'), step('menu', 'gave-up'), step('end', 'ended')]
  expect(pathFigures(steps)).toEqual([
    {
      flowId: idOf(8),
      nodeId: 'menu',
      came: 3,
      gaveUp: 1,
      ways: [
        { way: 'key:1', took: 2 },
        { way: 'gave-up', took: 1 },
      ],
    },
    { flowId: idOf(8), nodeId: 'end', came: 1, gaveUp: 0, ways: [{ way: 'ended', took: 1 }] },
  ])
})

test('whoever came has gone somewhere: the ways add up', () => {
  const steps = fc.array(
    fc
      .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('next', 'wrong', 'gave-up'))
      .map(([node, way]) => step(node, way)),
  )
  fc.assert(
    fc.property(steps, (all) => {
      const figures = pathFigures(all)
      expect(figures.reduce((sum, { came }) => sum + came, 0)).toBe(all.length)
      for (const { came, gaveUp, ways } of figures) {
        expect(ways.reduce((sum, { took }) => sum + took, 0)).toBe(came)
        expect(gaveUp).toBe(ways.find(({ way }) => way === 'gave-up')?.took ?? 0)
      }
    }),
  )
})
