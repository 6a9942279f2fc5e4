// The ways on from each node, as its edges name them.
import type { FlowNode } from './node-kinds.ts'

/** How a visit to a node ends other than by a way on. */
export const exits = [
  'gave-up',
  'taken',
  'transferred',
  'ended',
  'returning',
  'moved',
  'rescued',
  'left-inside',
] as const
export type Exit = (typeof exits)[number]

export const wayOfKey = (key: string): string => `key:${key}`
export const wayOfCase = (id: string): string => `case:${id}`

export function waysOf(node: FlowNode): string[] {
  switch (node.kind) {
    case 'start':
    case 'play':
    case 'set':
      return ['next']
    case 'say':
      return ['next', 'unknown']
    case 'menu':
      return [...new Set(node.choices.map(({ key }) => wayOfKey(key))), 'silence', 'wrong']
    case 'collect':
      return ['collected', 'silence', 'wrong']
    case 'hours':
      return ['open', 'closing-soon', 'closed']
    case 'branch':
      return [...new Set(node.cases.map(({ id }) => wayOfCase(id))), 'otherwise']
    case 'look-up':
      return ['found', 'not-found', 'failed']
    case 'queue':
      return [
        'waited',
        'closed',
        'full',
        ...(node.callbackKey === null ? [] : ['callback']),
        ...(node.voicemailKey === null ? [] : ['voicemail']),
      ]
    case 'callback':
      return ['booked', 'declined']
    case 'voicemail':
      return ['recorded', 'nothing']
    case 'transfer':
      return ['failed']
    case 'survey':
      return ['answered', 'unanswered']
    case 'language':
      return ['chosen', 'silence']
    case 'sub-flow':
      return ['returned', 'failed']
    case 'end':
      return []
  }
}

const attended = new Set(['collected', 'waited', 'callback', 'voicemail', 'booked', 'answered', 'chosen'])

/**
 * Nobody has to do anything for it, and no line is waited in: a circle of such ways turns without end.
 * A recording is none of these: silence is recorded too.
 */
export function isUnattended(way: string): boolean {
  return !attended.has(way) && !way.startsWith('key:')
}

/** Somebody else may take the contact here, or it ends: from here a flow has an end. */
export function leavesFlow(node: FlowNode): boolean {
  return node.kind === 'end' || node.kind === 'queue' || node.kind === 'transfer'
}
