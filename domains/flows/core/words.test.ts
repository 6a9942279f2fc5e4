// Whatever the editor and the caller are told has words; the laws see to it that all languages have the same.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { choice, drawNode } from './model-flow.ts'
import { FlowNode } from './node-kinds.ts'
import { problemCodes } from './problem.ts'
import { phrases } from './prompt.ts'
import { exits, waysOf } from './ways.ts'

const words: Record<string, Record<string, string>> = JSON.parse(
  readFileSync('domains/flows/words/zh-Hans.json', 'utf8'),
)
const has = (group: string) => Object.keys(words[group] ?? {}).toSorted()

const kinds = FlowNode.anyOf.map(({ properties }) => properties.kind.const)

test('every kind of node, and every way on from it, has a name', () => {
  expect(has('kinds')).toEqual(kinds.toSorted())
  const when = { on: 'customer' as const, isKnown: true }
  const nodes = [
    ...kinds.map((kind) => drawNode(kind, kind)),
    drawNode('menu', 'menu', { choices: [choice('1', '账单')] }),
    drawNode('branch', 'branch', { cases: [{ id: 'vip', name: 'VIP', when }] }),
    drawNode('queue', 'queue', { callbackKey: '1', voicemailKey: '2' }),
  ]
  const ways = new Set(nodes.flatMap(waysOf).map((way) => way.replace(/:.*/, '')))
  expect(has('ways')).toEqual([...ways].toSorted())
  expect(has('exits')).toEqual([...exits].toSorted())
})

test('every problem says what to do, and every phrase what is said', () => {
  expect(has('problems')).toEqual([...problemCodes].toSorted())
  expect(has('said')).toEqual([...phrases].toSorted())
})
