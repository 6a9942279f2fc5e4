// What is wrong with a node by itself.
import { normalPhone } from '#customers/core'
import { type Language, languages } from '#protocol'
import type { Known } from './known.ts'
import type { DigitCheck, FlowNode, NodeOf } from './node-kinds.ts'
import { type FlowProblem, problem, type ProblemCode } from './problem.ts'
import { hasWords, longestPrompt, type Prompt } from './prompt.ts'
import { variablesIn } from './variables.ts'
import type { Flow } from './wire.ts'

export function problemsAt(node: FlowNode, flow: Flow, known: Known): FlowProblem[] {
  return [
    ...promptsOf(node).flatMap((prompt) => promptProblems(node, prompt, flow)),
    ...unknownThings(node, known),
    ...settingsProblems(node),
  ]
}

export function promptsOf(node: FlowNode): Prompt[] {
  switch (node.kind) {
    case 'play':
    case 'language':
    case 'voicemail':
    case 'survey':
      return [node.prompt]
    case 'menu':
    case 'collect':
      return node.wrongPrompt ? [node.prompt, node.wrongPrompt] : [node.prompt]
    case 'callback':
      return [node.prompt, node.numberPrompt]
    case 'queue':
      return node.comfort
    case 'end':
      return node.lastWords ? [node.lastWords] : []
    case 'start':
    case 'say':
    case 'hours':
    case 'branch':
    case 'set':
    case 'look-up':
    case 'transfer':
    case 'sub-flow':
      return []
  }
}

function promptProblems({ id }: FlowNode, prompt: Prompt, flow: Flow): FlowProblem[] {
  // A chat shows the text: there a recording alone says nothing.
  const isSaid = (language: Language) =>
    flow.channels.includes('chat') ? prompt[language].text.trim() !== '' : hasWords(prompt[language])
  const missing = flow.languages
    .filter((language) => !isSaid(language))
    .map((language) => problem(id, 'prompt-missing', { language }))
  const tooLong = flow.languages
    .filter((language) => prompt[language].text.length > longestPrompt)
    .map((language) => problem(id, 'prompt-too-long', { language, most: longestPrompt }))
  return [...missing, ...tooLong]
}

function unknownThings(node: FlowNode, known: Known): FlowProblem[] {
  const unless = (isKnown: boolean, code: ProblemCode) => (isKnown ? [] : [problem(node.id, code)])
  const isFlow = (flowId: string) => known.flows.some(({ id }) => id === flowId)
  if (node.kind === 'hours') return unless(known.calendars.includes(node.calendarId), 'calendar-unknown')
  if (node.kind === 'queue' || node.kind === 'callback')
    return unless(known.queues.includes(node.queueId), 'queue-unknown')
  if (node.kind === 'sub-flow') return unless(isFlow(node.flowId), 'flow-unknown')
  if (node.kind !== 'transfer') return []
  const { target } = node
  switch (target.to) {
    case 'person':
      return unless(known.people.includes(target.personId), 'person-unknown')
    case 'queue':
      return unless(known.queues.includes(target.queueId), 'queue-unknown')
    case 'flow':
      return unless(isFlow(target.flowId), 'flow-unknown')
    case 'number':
      return unless(normalPhone(target.number) !== undefined, 'number-wrong')
  }
}

function settingsProblems(node: FlowNode): FlowProblem[] {
  const isEmpty = 'choices' in node && node.choices.length === 0
  if (isEmpty) return [problem(node.id, 'menu-empty')]
  if (node.kind === 'menu' || node.kind === 'language') return keysTwice(node)
  if (node.kind === 'collect') return collectProblems(node)
  if (node.kind === 'branch')
    return node.cases.length === 0 ? [problem(node.id, 'branch-empty')] : casesTwice(node)
  if (node.kind === 'queue' && node.callbackKey !== null && node.callbackKey === node.voicemailKey)
    return [problem(node.id, 'key-twice', { key: node.callbackKey })]
  // The host is written out: callers' digits decide what is asked there, never whom.
  if (node.kind === 'look-up' && !/^https?:\/\/[^\s/?#{}@]+([/?#]|$)/.test(node.url))
    return [problem(node.id, 'address-wrong')]
  return []
}

export function twice(all: readonly string[]): string[] {
  return [...new Set(all.filter((each, index) => all.indexOf(each) !== index))]
}

function keysTwice({ id, choices }: NodeOf<'menu' | 'language'>): FlowProblem[] {
  return twice(choices.map(({ key }) => key)).map((key) => problem(id, 'key-twice', { key }))
}

function casesTwice({ id, cases }: NodeOf<'branch'>): FlowProblem[] {
  return twice(cases.map((each) => each.id)).map(() => problem(id, 'id-twice'))
}

function collectProblems({ id, min, max, endKey, check }: NodeOf<'collect'>): FlowProblem[] {
  const star = endKey === '*' && check.kind === 'identity-number'
  return [
    ...(min > max ? [problem(id, 'length-backwards')] : []),
    ...(star ? [problem(id, 'end-key-taken')] : []),
    ...(mayPass(check, min, max) ? [] : [problem(id, 'pattern-impossible')]),
  ]
}

/** Whether figures of such a length can ever be right. */
function mayPass(check: DigitCheck, min: number, max: number): boolean {
  const fits = (shortest: number, longest: number) => max >= shortest && min <= longest
  switch (check.kind) {
    case 'none':
      return true
    case 'phone':
      return fits(8, 17)
    case 'card':
      return fits(12, 19)
    case 'identity-number':
      return fits(18, 18)
    case 'pattern': {
      const length = check.parts.reduce((total, { digits }) => total + digits, 0)
      return (
        fits(length, length) && check.parts.every(({ digits, from, to }) => from <= to && from < 10 ** digits)
      )
    }
  }
}

/** Variables it needs somebody to have set. */
export function variablesUsed(node: FlowNode): string[] {
  if (node.kind === 'say') return [node.variable]
  if (node.kind === 'set') return variablesIn(node.value)
  if (node.kind === 'look-up') return variablesIn(node.url)
  if (node.kind === 'branch')
    return node.cases.flatMap(({ when }) => (when.on === 'variable' ? [when.variable] : []))
  return promptsOf(node).flatMap((prompt) => languages.flatMap((each) => variablesIn(prompt[each].text)))
}

export function variablesSet(node: FlowNode): string[] {
  if (node.kind === 'collect' || node.kind === 'set') return [node.variable]
  return node.kind === 'look-up' ? node.answers.map(({ variable }) => variable) : []
}
