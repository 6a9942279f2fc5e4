import type { Channel } from './facts.ts'
import { queueForWords } from './queue-for-words.ts'
import type { QueueSettings } from './queue-settings.ts'

type Settings = Pick<
  QueueSettings,
  | 'requires'
  | 'rings'
  | 'isDefault'
  | 'state'
  | 'overflowQueueId'
  | 'overflowAfterSeconds'
  | 'visitorSilenceAskSeconds'
  | 'visitorSilenceCloseSeconds'
  | 'agentSilenceAlertSeconds'
  | 'agentSilenceReturnSeconds'
>

type WhyNotSettings =
  | 'skill-twice'
  | 'rings-at-one-time'
  | 'default-is-closed'
  | 'overflow-half-set'
  | 'close-before-asking'
  | 'return-before-alert'

/** Why a queue may not be set so; a default queue that is closed would leave visitors nowhere. */
export function whyNotSettings(queue: Settings): WhyNotSettings | undefined {
  const lists = [queue.requires, ...queue.rings.map((ring) => ring.requires)]
  if (lists.some((requires) => hasTwice(requires.map(({ skillId }) => skillId)))) return 'skill-twice'
  if (hasTwice(queue.rings.map(({ afterSeconds }) => afterSeconds))) return 'rings-at-one-time'
  if (queue.isDefault && queue.state === 'closed') return 'default-is-closed'
  if ((queue.overflowQueueId === null) !== (queue.overflowAfterSeconds === null)) return 'overflow-half-set'
  return whyNotSilence(queue)
}

function whyNotSilence(queue: Settings): WhyNotSettings | undefined {
  if (queue.visitorSilenceCloseSeconds <= queue.visitorSilenceAskSeconds) return 'close-before-asking'
  const returnAfter = queue.agentSilenceReturnSeconds ?? Infinity
  return returnAfter <= queue.agentSilenceAlertSeconds ? 'return-before-alert' : undefined
}

type Overflowing = { id: string; channel: Channel; overflowQueueId: string | null }

/** Why this queue may not overflow as it says, among all queues: a circle would lead nowhere new. */
export function whyNotOverflow(
  queue: Overflowing,
  all: readonly Overflowing[],
): 'overflow-nowhere' | 'overflow-other-channel' | 'overflow-circle' | undefined {
  const others = new Map(all.map((one) => [one.id, one]))
  const seen = new Set([queue.id])
  for (let next = queue.overflowQueueId; next !== null; next = others.get(next)?.overflowQueueId ?? null) {
    if (seen.has(next)) return 'overflow-circle'
    seen.add(next)
    if (!others.has(next)) return 'overflow-nowhere'
    if (others.get(next)?.channel !== queue.channel) return 'overflow-other-channel'
  }
  return undefined
}

type Choice = {
  id: string
  channel: Channel
  priority: number
  keywords: readonly string[]
  isDefault: boolean
  state: 'open' | 'closed'
}

/** Where a visitor waits: the queue she asked for, else the one her words name, else the default, else the first. */
export function queueFor<Q extends Choice>(
  queues: readonly Q[],
  { channel, asked, text }: { channel: Channel; asked?: string | undefined; text?: string | undefined },
): Q | undefined {
  const open = queues.filter((queue) => queue.channel === channel && queue.state === 'open')
  const [first] = open.toSorted((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1))
  return (
    open.find(({ id }) => id === asked) ??
    queueForWords(open, text ?? '') ??
    open.find(({ isDefault }) => isDefault) ??
    first
  )
}

function hasTwice<T>(items: readonly T[]): boolean {
  return new Set(items).size < items.length
}
