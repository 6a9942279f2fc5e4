// Flows drawn in few words, and a caller who walks through them: for tests, and for whoever tries a flow.
import { flowAfter, startOf } from './flow-after.ts'
import type { FlowFacts, FlowState, FlowWorld } from './flow-state.ts'
import type { Doing, FlowInput } from './inputs.ts'
import type { FlowNode, NodeKind, NodeOf } from './node-kinds.ts'
import type { Prompt } from './prompt.ts'
import type { Flow } from './wire.ts'

export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

export const prompt = (text: string): Prompt => {
  const wording = { text, recording: null }
  return { 'zh-Hans': wording, 'zh-Hant': wording, en: wording }
}

const asking = { seconds: 5, tries: 2 }
const there = { id: '', title: '', x: 0, y: 0 }
const usual: { readonly [Kind in NodeKind]: NodeOf<Kind> } = {
  start: { kind: 'start', ...there },
  play: { kind: 'play', ...there, prompt: prompt('您好'), mayInterrupt: true },
  menu: {
    kind: 'menu',
    ...there,
    prompt: prompt('办理业务请按键'),
    wrongPrompt: null,
    choices: [],
    ...asking,
  },
  collect: {
    kind: 'collect',
    ...there,
    prompt: prompt('请输入号码'),
    wrongPrompt: prompt('输入有误'),
    min: 1,
    max: 20,
    endKey: '#',
    check: { kind: 'none' },
    variable: 'number',
    isSensitive: false,
    ...asking,
  },
  say: { kind: 'say', ...there, variable: 'number', how: 'digits' },
  hours: { kind: 'hours', ...there, calendarId: idOf(1) },
  branch: { kind: 'branch', ...there, cases: [] },
  set: { kind: 'set', ...there, variable: 'number', value: '1' },
  'look-up': {
    kind: 'look-up',
    ...there,
    url: 'https://example.org/customers/{{number}}',
    seconds: 3,
    answers: [],
  },
  queue: {
    kind: 'queue',
    ...there,
    queueId: idOf(2),
    priority: 0,
    announce: { everySeconds: 30, position: true, expectedWait: true },
    comfort: [prompt('坐席正忙')],
    afterSeconds: 120,
    callbackKey: null,
    voicemailKey: null,
  },
  callback: {
    kind: 'callback',
    ...there,
    queueId: idOf(2),
    prompt: prompt('回呼请按 1'),
    numberPrompt: prompt('请输入电话'),
    ...asking,
  },
  voicemail: { kind: 'voicemail', ...there, prompt: prompt('请留言'), mostSeconds: 60 },
  transfer: { kind: 'transfer', ...there, target: { to: 'queue', queueId: idOf(2) }, seconds: 20 },
  survey: { kind: 'survey', ...there, prompt: prompt('请评价'), levels: 5, ...asking },
  language: {
    kind: 'language',
    ...there,
    prompt: prompt('中文请按 1'),
    choices: [
      { key: '1', language: 'zh-Hans' },
      { key: '2', language: 'en' },
    ],
    ...asking,
  },
  'sub-flow': { kind: 'sub-flow', ...there, flowId: idOf(9) },
  end: { kind: 'end', ...there, lastWords: prompt('再见'), then: 'hang-up' },
}

type Settings<Kind extends NodeKind> = Partial<Omit<NodeOf<Kind>, 'kind' | 'id'>>

/** With usual settings but for those given. */
export function drawNode<Kind extends NodeKind>(
  kind: Kind,
  id: string,
  settings: Settings<Kind> = {},
): FlowNode {
  return { ...usual[kind], title: id, ...settings, id }
}

export const choice = (key: '1' | '2' | '3', word: string) => ({
  key,
  label: { 'zh-Hans': word, 'zh-Hant': word, en: word },
  words: [],
})

/** Edges as `from way to`. */
export function drawFlow(nodes: FlowNode[], edges: readonly string[], settings: Partial<Flow> = {}): Flow {
  return {
    id: idOf(8),
    version: 1,
    name: '总机',
    channels: ['phone', 'chat'],
    languages: ['zh-Hans', 'en'],
    nodes,
    edges: edges.map((edge, index) => {
      const [from = '', way = '', to = ''] = edge.split(' ')
      return { id: `e${index}`, from, way, to }
    }),
    ...settings,
  }
}

export const someFacts: FlowFacts = {
  channel: 'phone',
  language: 'zh-Hans',
  number: '+8613812345678',
  level: 0,
}

export const worldOf = (...flows: Flow[]): FlowWorld => ({
  now: Date.UTC(2026, 11, 1, 2),
  timeZone: 'Asia/Shanghai',
  flows,
  emergency: null,
  safeQueueId: null,
})

export type Told = FlowInput | ((state: FlowState) => FlowInput) | { seconds: number }

/** What was done after each thing told. `seconds` lets time pass and looks at the clock. */
export function told(
  flow: Flow,
  inputs: readonly Told[],
  { facts = someFacts, world = worldOf(flow) }: { facts?: FlowFacts; world?: FlowWorld } = {},
): { state: FlowState; doing: Doing[]; all: Doing[] } {
  let { now } = world
  let { state, doing } = flowAfter(startOf(flow, facts, now), { type: 'tick' }, world)
  const all = [...doing]
  for (const each of inputs) {
    if ('seconds' in each && !('type' in each)) now += each.seconds * 1000
    const input =
      typeof each === 'function' ? each(state) : 'type' in each ? each : ({ type: 'tick' } as const)
    ;({ state, doing } = flowAfter(state, input, { ...world, now }))
    all.push(...doing)
  }
  return { state, doing, all }
}

export const digit = (key: string): FlowInput => ({ type: 'digit', digit: key })
export const digits = (all: string): FlowInput[] => [...all].map(digit)
export const heardAll = ({ turn }: FlowState): FlowInput => ({ type: 'played', turn })
export const noKey = ({ turn }: FlowState): FlowInput => ({ type: 'silence', turn })

/** What is heard or read, in words. */
export function wordsOf(doing: readonly Doing[]): string[] {
  return doing.flatMap((each) => {
    const parts = each.type === 'say' ? each.sounds : each.type === 'write' ? each.texts : []
    return parts.map((part) => {
      if (part.kind === 'words') return part.words.join('')
      if (part.kind === 'phrase') return part.phrase
      return part.kind === 'recording' ? part.key : part.text
    })
  })
}

export const waysTaken = (doing: readonly Doing[]): string[] =>
  doing.flatMap((each) => (each.type === 'log' ? `${each.step.nodeId} ${each.step.way}` : []))

export const typesOf = (doing: readonly Doing[]): string[] => doing.map(({ type }) => type)
