// Any flow that may be published, whoever calls and whatever she does.
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import type { Level } from '#customers/core'
import { flowAfter, startOf } from './flow-after.ts'
import type { FlowFacts, FlowState, FlowWorld } from './flow-state.ts'
import { graphOf, reachedFrom } from './graph.ts'
import type { Doing, FlowInput } from './inputs.ts'
import type { Known } from './known.ts'
import { choice, drawFlow, drawNode, idOf, prompt, someFacts } from './model-flow.ts'
import { comparisons, type FlowNode, howsToSay, keys, type NodeKind, type NodeOf } from './node-kinds.ts'
import { FlowProblem } from './problem.ts'
import { mayBePublished, problemsOf } from './problems.ts'
import { mostSteps } from './walk.ts'
import { exits, isUnattended, waysOf } from './ways.ts'
import { Flow, FlowStep } from './wire.ts'

const known: Known = {
  queues: [idOf(2), idOf(3)],
  calendars: [idOf(1)],
  people: [idOf(4)],
  flows: [{ id: idOf(9), calls: [] }],
  variables: ['number', 'card'],
}

const anyText = fc.array(fc.nat(0xffff)).map((signs) => String.fromCharCode(...signs))
const asking = { seconds: fc.integer({ min: 2, max: 60 }), tries: fc.integer({ min: 1, max: 5 }) }
const prompts = fc.constantFrom(prompt('您好'), prompt('余额 {{number}}'), prompt('卡号 {{card}} 请稍候'))
const variable = fc.constantFrom('number', 'card')
const queueId = fc.constantFrom(idOf(2), idOf(3))
const key = fc.constantFrom(...keys)
const minute = fc.integer({ min: 0, max: 1440 })

const conditions = fc.oneof(
  fc.record({ on: fc.constant('customer' as const), isKnown: fc.boolean() }),
  fc.record({ on: fc.constant('level' as const), atLeast: fc.constantFrom<Level>(0, 1, 2, 3) }),
  fc.record({ on: fc.constant('number' as const), begins: fc.constant<string[]>(['138', '0755', '+852']) }),
  fc.record({
    on: fc.constant('variable' as const),
    variable,
    compare: fc.constantFrom(...comparisons),
    value: fc.constantFrom('', '1', '10'),
  }),
  fc.record({
    on: fc.constant('time' as const),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    from: minute,
    to: minute,
  }),
  fc.record({ on: fc.constant('channel' as const), channel: fc.constantFrom('phone' as const, 'chat') }),
)

const drawn = (id: string, canCall: boolean): fc.Arbitrary<FlowNode> => {
  const as =
    <Kind extends NodeKind>(kind: Kind) =>
    (settings: Parameters<typeof drawNode<Kind>>[2]) =>
      drawNode(kind, id, settings)
  const here = [
    fc.record({ prompt: prompts, mayInterrupt: fc.boolean() }).map(as('play')),
    fc
      .record({
        prompt: prompts,
        wrongPrompt: fc.option(prompts),
        choices: fc.subarray([choice('1', '账单'), choice('2', '人工'), choice('3', '账')], { minLength: 1 }),
        ...asking,
      })
      .map(as('menu')),
    fc
      .record({
        prompt: prompts,
        wrongPrompt: fc.option(prompts),
        min: fc.integer({ min: 1, max: 4 }),
        max: fc.integer({ min: 4, max: 18 }),
        endKey: fc.constantFrom('#' as const, '*' as const, null),
        variable,
        isSensitive: fc.boolean(),
        ...asking,
      })
      .map(as('collect')),
    fc.record({ variable, how: fc.constantFrom(...howsToSay) }).map(as('say')),
    fc.constant({}).map(as('hours')),
    fc
      .array(conditions, { minLength: 1, maxLength: 3 })
      .map((all) => ({ cases: all.map((when, index) => ({ id: `c${index}`, name: '', when })) }))
      .map(as('branch')),
    fc.record({ variable, value: fc.constantFrom('1', '{{number}}{{card}}0', '10') }).map(as('set')),
    fc
      .record({
        answers: fc.constant<NodeOf<'look-up'>['answers']>([
          { path: 'a', variable: 'card', isSensitive: true },
        ]),
        seconds: fc.integer({ min: 1, max: 20 }),
      })
      .map(as('look-up')),
    fc
      .record({
        queueId,
        afterSeconds: fc.integer({ min: 10, max: 300 }),
        announce: fc.record({
          everySeconds: fc.integer({ min: 15, max: 600 }),
          position: fc.boolean(),
          expectedWait: fc.boolean(),
        }),
        comfort: fc.array(prompts, { maxLength: 2 }),
        callbackKey: fc.constantFrom('1' as const, null),
        voicemailKey: fc.constantFrom('2' as const, null),
      })
      .map(as('queue')),
    fc.record({ queueId, prompt: prompts, numberPrompt: prompts, ...asking }).map(as('callback')),
    fc.record({ prompt: prompts, mostSeconds: fc.integer({ min: 5, max: 600 }) }).map(as('voicemail')),
    fc
      .record({
        target: fc.constantFrom(
          { to: 'queue' as const, queueId: idOf(2) },
          { to: 'person' as const, personId: idOf(4) },
          { to: 'number' as const, number: '0755-8888 6666' },
          ...(canCall ? [{ to: 'flow' as const, flowId: idOf(9) }] : []),
        ),
        seconds: fc.integer({ min: 5, max: 120 }),
      })
      .map(as('transfer')),
    fc.record({ prompt: prompts, levels: fc.integer({ min: 2, max: 5 }), ...asking }).map(as('survey')),
    fc.record({ prompt: prompts, ...asking }).map(as('language')),
    fc
      .record({ lastWords: fc.option(prompts), then: fc.constantFrom('hang-up' as const, 'return') })
      .map(as('end')),
  ]
  return canCall ? fc.oneof(...here, fc.constant({}).map(as('sub-flow'))) : fc.oneof(...here)
}

/** Ways nobody has to take lead on, the others anywhere: so no circle turns by itself, and there is an end. */
const publishable = (id: string, canCall: boolean): fc.Arbitrary<Flow> =>
  fc
    .tuple(
      fc
        .constantFrom(1, 3, 6, 10, 14)
        .chain((size) =>
          fc.tuple(...Array.from({ length: size }, (_each, index) => drawn(`n${index}`, canCall))),
        ),
      fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
    )
    .map(([middle, picks]) => {
      const nodes = [drawNode('start', 'start'), ...middle, drawNode('end', 'end')]
      let pick = 0
      const edges = nodes.flatMap((node, index) =>
        waysOf(node).map((way) => {
          // Most lead to one of the next, so that long walks are walked.
          const first = isUnattended(way) ? index + 1 : Math.max(1, index - 2)
          pick += 1
          const wide = Math.min(isUnattended(way) ? 3 : 5, nodes.length - first)
          const to = nodes[first + ((picks[pick % picks.length] ?? 0) % wide)]
          return `${node.id} ${way} ${to?.id ?? 'end'}`
        }),
      )
      const flow = drawFlow(nodes, edges, { id })
      const reached = reachedFrom(graphOf(flow), ['start'])
      return {
        ...flow,
        nodes: flow.nodes.filter((node) => reached.has(node.id)),
        edges: flow.edges.filter(({ from }) => reached.has(from)),
      }
    })

const flows = fc.tuple(publishable(idOf(8), true), publishable(idOf(9), false))

const facts: fc.Arbitrary<FlowFacts> = fc.record({
  channel: fc.constantFrom('phone', 'chat'),
  language: fc.constantFrom('zh-Hans', 'zh-Hant', 'en'),
  number: fc.constantFrom('+8613812345678', '+85291234567', null),
  level: fc.constantFrom<(Level | null)[]>(0, 1, 2, 3, null),
})

type Move = { seconds: number | 'until-due'; input: (state: FlowState) => FlowInput }

/** Mostly of the turn that is waited for, sometimes of one before, or of the line's. */
const turned = (make: (turn: number) => FlowInput) =>
  fc
    .constantFrom<((state: FlowState) => number)[]>(
      ({ turn }) => turn,
      ({ turn }) => turn,
      ({ turn }) => turn - 1,
      ({ turn }) => turn + 1,
      ({ line, turn }) => line?.turn ?? turn,
    )
    .map((turnOf) => (state: FlowState) => make(turnOf(state)))

const inputs: fc.Arbitrary<Move['input']> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(() => ({ type: 'tick' }) as const) },
  {
    weight: 4,
    arbitrary: fc
      .oneof(key, fc.constantFrom('', 'A', '12', '\u0000'))
      .map((digit) => () => ({ type: 'digit', digit }) as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .oneof(
        fc.constantFrom('1', '人工', '账单', '两', '4111 1111 1111 1111', '13812345678', '留言', 'English'),
        anyText,
      )
      .map((text) => () => ({ type: 'words', text }) as const),
  },
  { weight: 2, arbitrary: turned((turn) => ({ type: 'silence', turn })) },
  { weight: 3, arbitrary: turned((turn) => ({ type: 'played', turn })) },
  fc
    .constantFrom('open' as const, 'closing-soon', 'closed')
    .chain((opening) => turned((turn) => ({ type: 'hours-answer', turn, opening }))),
  fc
    .record({
      outcome: fc.constantFrom('found' as const, 'not-found', 'failed'),
      value: fc.oneof(fc.constantFrom('12.50', '2026-12-01'), anyText),
    })
    .chain(({ outcome, value }) =>
      turned((turn) => ({ type: 'look-up-answer', turn, outcome, values: [{ variable: 'card', value }] })),
    ),
  turned((turn) => ({ type: 'queue-position', turn, position: 2, expectedSeconds: 61 })),
  fc
    .constantFrom('full' as const, 'closed')
    .chain((why) => turned((turn) => ({ type: 'queue-refused', turn, why }))),
  fc.boolean().chain((heard) => turned((turn) => ({ type: 'recorded', turn, heard }))),
  turned((turn) => ({ type: 'transfer-answer', turn, outcome: 'failed' })),
)
const seldom: fc.Arbitrary<Move['input']> = fc.oneof(
  fc.constant(() => ({ type: 'call-ended' }) as const),
  turned((turn) => ({ type: 'queue-answered', turn })),
  turned((turn) => ({ type: 'transfer-answer', turn, outcome: 'taken' })),
)

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    seconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.constant<'until-due'>('until-due')),
    input: fc.oneof({ weight: 25, arbitrary: inputs }, { weight: 1, arbitrary: seldom }),
  }),
  { minLength: 20, maxLength: 50 },
)

const worldWith = (all: Flow[], emergency: boolean): FlowWorld => ({
  now: Date.UTC(2026, 11, 1, 2),
  timeZone: 'Asia/Shanghai',
  flows: all,
  emergency: emergency ? prompt('今日系统维护') : null,
  safeQueueId: idOf(2),
})

/** Plays it through, and holds every single step against what must always be true. */
function playThrough(
  flow: Flow,
  who: FlowFacts,
  all: readonly Move[],
  world: FlowWorld,
): { state: FlowState; doing: Doing[] } {
  let { now } = world
  let state = startOf(flow, who, now)
  const done: Doing[] = []
  for (const { seconds, input } of [{ seconds: 0, input: () => ({ type: 'tick' }) as const }, ...all]) {
    now = seconds === 'until-due' ? Math.max(now, state.wakeAt ?? now) : now + seconds * 1000
    const what = input(state)
    const before = JSON.stringify(state)
    const { state: after, doing } = flowAfter(state, what, { ...world, now })
    // Nothing is changed in place, all of it can be stored, and what was stored goes on in the same way.
    expect(JSON.stringify(state)).toBe(before)
    const again = flowAfter(JSON.parse(before), JSON.parse(JSON.stringify(what)), { ...world, now })
    expect(JSON.stringify(again)).toBe(JSON.stringify({ state: after, doing }))
    holdsInvariants(state, after, doing)
    done.push(...doing)
    state = after
  }
  return { state, doing: done }
}

function holdsInvariants(before: FlowState, after: FlowState, doing: readonly Doing[]): void {
  const hasEnded = after.standing.for === 'ended'
  expect(after.steps).toBeLessThanOrEqual(mostSteps + 1)
  expect(after.wakeAt === null).toBe(hasEnded)
  if (before.standing.for === 'ended') expect({ after, doing }).toEqual({ after: before, doing: [] })
  // Nobody keeps a place in line who has gone somewhere else for good.
  const hasGone = ['recording', 'message', 'transfer', 'last-words', 'rescue', 'goodbye', 'ended']
  if (hasGone.includes(after.standing.for)) expect(after.line).toBeNull()
  const calls = doing.filter(({ type }) => type === 'hang-up')
  expect(calls.length).toBeLessThanOrEqual(1)
}

test('it never throws, always waits with a timer or has ended, and survives a restart at every step', () => {
  fc.assert(
    fc.property(flows, facts, moves, fc.boolean(), ([flow, other], who, all, emergency) => {
      expect(problemsOf(flow, known)).toEqual([])
      expect(problemsOf(other, known)).toEqual([])
      const { doing } = playThrough(flow, who, all, worldWith([flow, other], emergency))
      // What may be published never needs the safe way out.
      expect(JSON.stringify(doing)).not.toContain('sorry-')
    }),
    { numRuns: 400 },
  )
})

test('a tick when it is due always goes on: nobody is held', () => {
  fc.assert(
    fc.property(flows, facts, moves, ([flow, other], who, all) => {
      const world = worldWith([flow, other], false)
      const { state } = playThrough(flow, who, all, world)
      if (state.wakeAt === null) return
      const due = flowAfter(state, { type: 'tick' }, { ...world, now: state.wakeAt })
      expect(due.state).not.toEqual(state)
      expect(due.state.turn > state.turn || due.state.wakeAt === null).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('who does nothing comes to an end, or to a line she waits in', () => {
  fc.assert(
    fc.property(flows, facts, ([flow, other], who) => {
      const silence: Move = { seconds: 'until-due', input: () => ({ type: 'tick' }) }
      const world = worldWith([flow, other], true)
      const { state, doing } = playThrough(
        flow,
        who,
        Array.from({ length: 300 }, () => silence),
        world,
      )
      const hasWaited = doing.some(({ type }) => type === 'enqueue')
      expect(state.standing.for === 'ended' || hasWaited).toBe(true)
    }),
    { numRuns: 40 },
  )
})

test('every visit is told once, by a way that is there, and holds nothing that was typed', () => {
  fc.assert(
    fc.property(flows, facts, moves, ([flow, other], who, all) => {
      const hungUp: Move = { seconds: 0, input: () => ({ type: 'call-ended' }) }
      const { doing } = playThrough(flow, who, [...all, hungUp], worldWith([flow, other], false))
      const steps = doing.flatMap((each) => (each.type === 'log' ? each.step : []))
      for (const step of steps) {
        expect(Value.Check(FlowStep, step)).toBe(true)
        const inFlow = step.flowId === flow.id ? flow : other
        const node = inFlow.nodes.find(({ id }) => id === step.nodeId)
        expect([...(node ? waysOf(node) : []), ...exits]).toContain(step.way)
        expect(step.leftAt).toBeGreaterThanOrEqual(step.cameAt)
      }
      const ends = steps.filter(({ way }) => ['gave-up', 'taken', 'transferred', 'ended'].includes(way))
      expect(ends).toHaveLength(1)
    }),
    { numRuns: 300 },
  )
})

test('what is sensitive is masked wherever it is kept', () => {
  const secret = '4111111111111111'
  const flow = drawFlow(
    [
      drawNode('start', 'start'),
      drawNode('collect', 'card', { variable: 'card', isSensitive: true, max: 16 }),
      drawNode('set', 'copy', { variable: 'number', value: 'card {{card}}' }),
      drawNode('play', 'play', { prompt: prompt('{{card}} {{number}}') }),
      drawNode('say', 'say', { variable: 'card' }),
      drawNode('end', 'end'),
    ],
    [
      'start next card',
      'card collected copy',
      'card silence end',
      'card wrong end',
      'copy next play',
      'play next say',
      'say next end',
      'say unknown end',
    ],
  )
  fc.assert(
    fc.property(facts, moves, (who, all) => {
      const typing = [...secret].map((each): Move => ({
        seconds: 0,
        input: () => ({ type: 'digit', digit: each }),
      }))
      const { doing } = playThrough(flow, who, [...typing, ...all], worldWith([flow], false))
      expect(JSON.stringify(doing)).not.toContain(secret)
    }),
    { numRuns: 100 },
  )
})

test('ten thousand callers press whatever keys they like', () => {
  const pressed = fc.array(fc.oneof({ weight: 9, arbitrary: key }, fc.constant('wait')), { maxLength: 40 })
  fc.assert(
    fc.property(
      fc.constantFrom(...fc.sample(flows, { numRuns: 25, seed: 4 })),
      pressed,
      ([flow, other], all) => {
        const world = worldWith([flow, other], true)
        let { now } = world
        let { state } = flowAfter(startOf(flow, someFacts, now), { type: 'tick' }, world)
        for (const digit of all) {
          if (digit === 'wait') now = state.wakeAt ?? now
          const input = digit === 'wait' ? ({ type: 'tick' } as const) : ({ type: 'digit', digit } as const)
          state = flowAfter(state, input, { ...world, now }).state
          expect(state.wakeAt === null).toBe(state.standing.for === 'ended')
          expect(state.standing.for).not.toBe('rescue')
        }
        const { state: left } = flowAfter(state, { type: 'call-ended' }, { ...world, now })
        expect(left.standing.for).toBe('ended')
        expect(flowAfter(left, { type: 'tick' }, { ...world, now: now + 1e6 }).doing).toEqual([])
      },
    ),
    { numRuns: 10_000 },
  )
})
const someNode = fc.constantFrom('a', 'b', 'c', 'd').chain((id) => drawn(id, true))
const garbage: fc.Arbitrary<Flow> = fc.record({
  id: fc.constant(idOf(8)),
  version: fc.constant(1),
  name: fc.constant('x'),
  channels: fc.subarray(['phone' as const, 'chat' as const], { minLength: 1 }),
  languages: fc.subarray(['zh-Hans' as const, 'zh-Hant' as const, 'en' as const], { minLength: 1 }),
  nodes: fc.array(
    fc.oneof(
      someNode,
      fc.constant(drawNode('start', 'a')),
      fc.constant(drawNode('menu', 'b', { prompt: prompt('') })),
      fc.constant(drawNode('branch', 'c')),
      fc.constant(drawNode('sub-flow', 'd', { flowId: idOf(8) })),
    ),
    { maxLength: 12 },
  ),
  edges: fc.array(
    fc.record({
      id: fc.constantFrom('e', 'f', 'g'),
      from: fc.constantFrom('a', 'b', 'c', 'd', 'nowhere', '__proto__', 'constructor'),
      way: fc.oneof(
        fc.constantFrom('next', 'key:1', 'silence', 'wrong', 'closed', 'otherwise', 'returned', 'toString'),
        fc.string({ minLength: 1, maxLength: 10 }),
      ),
      to: fc.constantFrom('a', 'b', 'c', 'd', 'nowhere', '__proto__', 'constructor'),
    }),
    { maxLength: 30 },
  ),
})

test('whatever is drawn, the checker answers and the interpreter finds a way out', () => {
  fc.assert(
    fc.property(garbage, facts, moves, (flow, who, all) => {
      expect(Value.Check(Flow, flow)).toBe(true)
      const problems = problemsOf(flow, known)
      for (const each of problems) expect(Value.Check(FlowProblem, each)).toBe(true)
      expect(mayBePublished(flow, known)).toBe(problems.length === 0)
      playThrough(flow, who, all, worldWith([flow], false))
    }),
    { numRuns: 300 },
  )
})
