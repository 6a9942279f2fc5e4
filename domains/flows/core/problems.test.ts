// What the editor is told while she draws.
import { expect, test } from 'vitest'
import type { Known } from './known.ts'
import { choice, drawFlow, drawNode, idOf, prompt } from './model-flow.ts'
import type { FlowNode } from './node-kinds.ts'
import { mayBePublished, problemsOf } from './problems.ts'
import type { Flow } from './wire.ts'

const known: Known = {
  queues: [idOf(2)],
  calendars: [idOf(1)],
  people: [],
  flows: [{ id: idOf(9), calls: [] }],
  variables: [],
}

const start = drawNode('start', 'start')
const end = drawNode('end', 'end')
const found = (flow: Flow, with_: Partial<Known> = {}) =>
  problemsOf(flow, { ...known, ...with_ }).map(({ node, code }) => `${node ?? 'flow'}: ${code}`)

/** A node between start and end, all its ways leading to the end. */
const between = (node: FlowNode, ways: readonly string[]) =>
  drawFlow([start, node, end], [`start next ${node.id}`, ...ways.map((way) => `${node.id} ${way} end`)])

test('a flow that greets and ends may be published', () => {
  const flow = between(drawNode('play', 'greet'), ['next'])
  expect(problemsOf(flow, known)).toEqual([])
  expect(mayBePublished(flow, known)).toBe(true)
})

test('a way without an edge is shown at its node', () => {
  const flow = between(drawNode('hours', 'hours'), ['open', 'closed'])
  expect(problemsOf(flow, known)).toEqual([
    { node: 'hours', code: 'way-open', facts: { way: 'closing-soon' } },
  ])
})

test('an edge that leads nowhere, or is there twice, is named', () => {
  const flow = drawFlow(
    [start, end],
    ['start next end', 'start next end', 'start silence end', 'gone next end'],
  )
  expect(problemsOf(flow, known)).toEqual([
    { node: 'start', edge: 'e1', code: 'way-twice', facts: { way: 'next' } },
    { node: 'start', edge: 'e2', code: 'edge-nowhere', facts: { way: 'silence' } },
    { node: null, edge: 'e3', code: 'edge-nowhere', facts: { way: 'next' } },
  ])
})

test('what nobody can come to is unreachable', () => {
  const flow = drawFlow([start, drawNode('play', 'lost'), end], ['start next end', 'lost next end'])
  expect(found(flow)).toEqual(['lost: unreachable'])
})

test('a flow without a start, or with two', () => {
  expect(found(drawFlow([end], []))).toEqual(['flow: start-missing'])
  const two = drawFlow([start, drawNode('start', 'again'), end], ['start next end', 'again next end'])
  expect(found(two)).toContain('again: start-twice')
})

test('a circle nobody breaks is found, one with a key in it is not', () => {
  const choices = [choice('1', '再听一遍')]
  const menu = drawNode('menu', 'menu', { choices })
  const edges = ['start next menu', 'menu key:1 menu', 'menu wrong end']
  expect(found(drawFlow([start, menu, end], [...edges, 'menu silence end']))).toEqual([])
  expect(found(drawFlow([start, menu, end], [...edges, 'menu silence menu']))).toEqual([
    'menu: loop-without-input',
  ])
})

test('waiting in line again is no circle; a queue that is closed again and again is', () => {
  const flow = (closed: string) =>
    drawFlow(
      [start, drawNode('queue', 'queue'), end],
      ['start next queue', 'queue waited queue', 'queue full end', `queue closed ${closed}`],
    )
  expect(found(flow('end'))).toEqual([])
  expect(found(flow('queue'))).toEqual(['queue: loop-without-input'])
})

test('a way that comes to no end is found, though keys are pressed on it', () => {
  const menu = (id: string) => drawNode('menu', id, { choices: [choice('1', '继续')] })
  const flow = drawFlow(
    [start, menu('one'), menu('two')],
    ['start next one', 'one key:1 two', 'two key:1 one', 'one silence two', 'two silence one'],
  )
  expect(found(flow)).toEqual(
    expect.arrayContaining(['start: no-end', 'one: no-end', 'two: no-end', 'one: loop-without-input']),
  )
})

test('a menu without choices, and one key for two', () => {
  expect(found(between(drawNode('menu', 'menu'), ['silence', 'wrong']))).toEqual(['menu: menu-empty'])
  const choices = [choice('1', '账单'), choice('1', '人工')]
  const twice = between(drawNode('menu', 'menu', { choices }), ['key:1', 'silence', 'wrong'])
  expect(problemsOf(twice, known)).toEqual([{ node: 'menu', code: 'key-twice', facts: { key: '1' } }])
})

test('a prompt needs words in every language the flow speaks; a chat needs them written', () => {
  const words = prompt('您好')
  const spoken = { ...words, en: { text: '', recording: 'greeting-en' } }
  const flow = between(drawNode('play', 'greet', { prompt: spoken }), ['next'])
  expect(problemsOf(flow, known)).toEqual([
    { node: 'greet', code: 'prompt-missing', facts: { language: 'en' } },
  ])
  expect(found({ ...flow, channels: ['phone'] })).toEqual([])
  expect(found({ ...flow, languages: ['zh-Hans'] })).toEqual([])
})

test('what is too long to listen to is said so', () => {
  const long = drawNode('play', 'greet', { prompt: prompt('好'.repeat(501)) })
  expect(found(between(long, ['next']))).toContain('greet: prompt-too-long')
  const many = Array.from({ length: 50 }, (_each, index) => drawNode('play', `n${index}`))
  const edges = many.map((node, index) => `${node.id} next ${many[index + 1]?.id ?? 'end'}`)
  const flow = drawFlow([start, ...many, end], ['start next n0', ...edges])
  expect(found(flow)).toEqual(['n10: stretch-too-long'])
})

test('whatever is pointed to must be there', () => {
  const nodes = [
    drawNode('hours', 'hours'),
    drawNode('queue', 'queue'),
    drawNode('sub-flow', 'call'),
    drawNode('transfer', 'person', { target: { to: 'person', personId: idOf(4) } }),
    drawNode('transfer', 'number', { target: { to: 'number', number: '12' } }),
    drawNode('say', 'say', { variable: 'balance' }),
    drawNode('look-up', 'ask', { url: 'https://{{host}}/x' }),
  ]
  const none: Known = { queues: [], calendars: [], people: [], flows: [], variables: [] }
  const codes = problemsOf(drawFlow(nodes, []), none).map(({ node, code }) => `${node ?? ''}: ${code}`)
  expect(codes).toEqual(
    expect.arrayContaining([
      'hours: calendar-unknown',
      'queue: queue-unknown',
      'call: flow-unknown',
      'person: person-unknown',
      'number: number-wrong',
      'say: variable-unknown',
      'ask: variable-unknown',
      'ask: address-wrong',
    ]),
  )
})

test('flows do not call each other in a circle', () => {
  const flow = between(drawNode('sub-flow', 'call'), ['returned', 'failed'])
  expect(found(flow)).toEqual([])
  const others = [
    { id: idOf(9), calls: [idOf(7)] },
    { id: idOf(7), calls: [flow.id] },
  ]
  expect(found(flow, { flows: others })).toEqual(['call: sub-flow-circle'])
})

test('figures that can never be right are noticed', () => {
  const ways = ['collected', 'silence', 'wrong']
  const collect = (settings: Parameters<typeof drawNode<'collect'>>[2]) =>
    found(between(drawNode('collect', 'ask', settings), ways))
  expect(collect({ min: 8, max: 4 })).toContain('ask: length-backwards')
  expect(collect({ check: { kind: 'card' }, max: 6 })).toEqual(['ask: pattern-impossible'])
  expect(collect({ check: { kind: 'pattern', parts: [{ digits: 2, from: 12, to: 1 }] } })).toEqual([
    'ask: pattern-impossible',
  ])
  expect(collect({ check: { kind: 'identity-number' }, endKey: '*' })).toEqual(['ask: end-key-taken'])
  expect(collect({ check: { kind: 'identity-number' }, max: 18, endKey: '#' })).toEqual([])
})
