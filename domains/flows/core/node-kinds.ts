// The nodes a flow is drawn from, each with what its editor asks for.
import { type Static, Type } from 'typebox'
import { Level } from '#customers/core'
import { Id, Language, oneOf, orNull, shape } from '#protocol'
import { Prompt } from './prompt.ts'

export const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const
export const Key = oneOf(keys)
export type Key = (typeof keys)[number]

export const NodeId = Type.String({ minLength: 1, maxLength: 40 })
export const Variable = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]{0,39}$' })
const Label = shape({
  'zh-Hans': Type.String({ maxLength: 40 }),
  'zh-Hant': Type.String({ maxLength: 40 }),
  en: Type.String({ maxLength: 40 }),
})
/** Text in which `{{name}}` stands for a variable. */
const template = (maxLength: number) => Type.String({ maxLength })

const node = <const Kind extends string>(kind: Kind) => ({
  kind: Type.Literal(kind),
  id: NodeId,
  title: Type.String({ maxLength: 60 }),
  x: Type.Number(),
  y: Type.Number(),
})
/** How long an answer is waited for, and how often it is asked for. */
const asking = {
  seconds: Type.Integer({ minimum: 2, maximum: 60 }),
  tries: Type.Integer({ minimum: 1, maximum: 5 }),
}

export const StartNode = shape({ ...node('start') })
export const PlayNode = shape({ ...node('play'), prompt: Prompt, mayInterrupt: Type.Boolean() })

export const MenuChoice = shape({
  key: Key,
  /** What the button of a chat says. */
  label: Label,
  /** Words that mean it, in whatever a visitor writes. */
  words: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
})
export type MenuChoice = Static<typeof MenuChoice>
export const MenuNode = shape({
  ...node('menu'),
  prompt: Prompt,
  wrongPrompt: orNull(Prompt),
  choices: Type.Array(MenuChoice, { maxItems: 12 }),
  ...asking,
})

/** Figures one after the other, each group between two numbers: `{ digits: 2, from: 1, to: 12 }` is a month. */
const Pattern = shape({
  kind: Type.Literal('pattern'),
  parts: Type.Array(
    shape({
      digits: Type.Integer({ minimum: 1, maximum: 9 }),
      from: Type.Integer({ minimum: 0, maximum: 999_999_999 }),
      to: Type.Integer({ minimum: 0, maximum: 999_999_999 }),
    }),
    { minItems: 1, maxItems: 10 },
  ),
})
export const DigitCheck = Type.Union([
  shape({ kind: oneOf(['none', 'phone', 'card', 'identity-number']) }),
  Pattern,
])
export type DigitCheck = Static<typeof DigitCheck>
export const CollectNode = shape({
  ...node('collect'),
  prompt: Prompt,
  wrongPrompt: orNull(Prompt),
  min: Type.Integer({ minimum: 1, maximum: 32 }),
  max: Type.Integer({ minimum: 1, maximum: 32 }),
  endKey: orNull(oneOf(['#', '*'])),
  check: DigitCheck,
  variable: Variable,
  isSensitive: Type.Boolean(),
  ...asking,
})

export const howsToSay = ['number', 'digits', 'date', 'time', 'money'] as const
export type HowToSay = (typeof howsToSay)[number]
export const SayNode = shape({ ...node('say'), variable: Variable, how: oneOf(howsToSay) })

export const HoursNode = shape({ ...node('hours'), calendarId: Id })

const minuteOfDay = Type.Integer({ minimum: 0, maximum: 1440 })
export const comparisons = ['is', 'is-not', 'less', 'more', 'begins', 'is-set'] as const
export const Condition = Type.Union([
  shape({ on: Type.Literal('customer'), isKnown: Type.Boolean() }),
  shape({ on: Type.Literal('level'), atLeast: Level }),
  /** The beginning of a number as it is written at home (0755, 138) or with its country (+852). */
  shape({
    on: Type.Literal('number'),
    begins: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 200 }),
  }),
  shape({
    on: Type.Literal('variable'),
    variable: Variable,
    compare: oneOf(comparisons),
    value: Type.String({ maxLength: 200 }),
  }),
  /** Of the wall clock of the centre; `from` after `to` goes past midnight. */
  shape({
    on: Type.Literal('time'),
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7 }),
    from: minuteOfDay,
    to: minuteOfDay,
  }),
  shape({ on: Type.Literal('language'), language: Language }),
  shape({ on: Type.Literal('channel'), channel: oneOf(['phone', 'chat']) }),
])
export type Condition = Static<typeof Condition>
export const BranchNode = shape({
  ...node('branch'),
  /** The first that holds is taken. */
  cases: Type.Array(shape({ id: NodeId, name: Type.String({ maxLength: 60 }), when: Condition }), {
    maxItems: 20,
  }),
})

export const SetNode = shape({ ...node('set'), variable: Variable, value: template(500) })

export const LookUpNode = shape({
  ...node('look-up'),
  url: template(1000),
  seconds: Type.Integer({ minimum: 1, maximum: 20 }),
  answers: Type.Array(
    shape({
      path: Type.String({ minLength: 1, maxLength: 200 }),
      variable: Variable,
      isSensitive: Type.Boolean(),
    }),
    { maxItems: 20 },
  ),
})

export const QueueNode = shape({
  ...node('queue'),
  queueId: Id,
  priority: Type.Integer({ minimum: -100, maximum: 100 }),
  announce: shape({
    everySeconds: Type.Integer({ minimum: 15, maximum: 600 }),
    position: Type.Boolean(),
    expectedWait: Type.Boolean(),
  }),
  /** Said in turn, one with every announcement. */
  comfort: Type.Array(Prompt, { maxItems: 5 }),
  afterSeconds: Type.Integer({ minimum: 10, maximum: 7200 }),
  callbackKey: orNull(Key),
  voicemailKey: orNull(Key),
})

export const CallbackNode = shape({
  ...node('callback'),
  /** Where the callback waits if no place in line is kept. */
  queueId: Id,
  /** Said before the caller's own number: 1 takes it, 2 another, * none. */
  prompt: Prompt,
  /** Asks for another number, ended with #. */
  numberPrompt: Prompt,
  ...asking,
})

export const VoicemailNode = shape({
  ...node('voicemail'),
  prompt: Prompt,
  mostSeconds: Type.Integer({ minimum: 5, maximum: 600 }),
})

export const TransferTarget = Type.Union([
  shape({ to: Type.Literal('person'), personId: Id }),
  shape({ to: Type.Literal('queue'), queueId: Id }),
  shape({ to: Type.Literal('number'), number: Type.String({ minLength: 1, maxLength: 40 }) }),
  shape({ to: Type.Literal('flow'), flowId: Id }),
])
export type TransferTarget = Static<typeof TransferTarget>
export const TransferNode = shape({
  ...node('transfer'),
  target: TransferTarget,
  seconds: Type.Integer({ minimum: 5, maximum: 120 }),
})

export const SurveyNode = shape({
  ...node('survey'),
  prompt: Prompt,
  levels: Type.Integer({ minimum: 2, maximum: 5 }),
  ...asking,
})

export const LanguageNode = shape({
  ...node('language'),
  prompt: Prompt,
  choices: Type.Array(shape({ key: Key, language: Language }), { maxItems: 3 }),
  ...asking,
})

export const SubFlowNode = shape({ ...node('sub-flow'), flowId: Id })

export const EndNode = shape({
  ...node('end'),
  lastWords: orNull(Prompt),
  /** Back to the flow that called this one; where none did, the call ends. */
  then: oneOf(['hang-up', 'return']),
})

export const FlowNode = Type.Union([
  StartNode,
  PlayNode,
  MenuNode,
  CollectNode,
  SayNode,
  HoursNode,
  BranchNode,
  SetNode,
  LookUpNode,
  QueueNode,
  CallbackNode,
  VoicemailNode,
  TransferNode,
  SurveyNode,
  LanguageNode,
  SubFlowNode,
  EndNode,
])
export type FlowNode = Static<typeof FlowNode>
export type NodeKind = FlowNode['kind']
export type NodeOf<Kind extends NodeKind> = Extract<FlowNode, { kind: Kind }>
