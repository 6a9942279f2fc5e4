import type { Channel, Requirement, Ring } from './facts.ts'
import { queueForWords } from './queue-for-words.ts'

type Settings = {
  requires: readonly Requirement[]
  rings: readonly Ring[]
  isDefault: boolean
  state: 'open' | 'closed'
}

/** Why a queue may not be set so; a default queue that is closed would leave visitors nowhere. */
export function whyNotSettings(
  queue: Settings,
): 'skill-twice' | 'rings-at-one-time' | 'default-is-closed' | undefined {
  const lists = [queue.requires, ...queue.rings.map((ring) => ring.requires)]
  if (lists.some((requires) => hasTwice(requires.map(({ skillId }) => skillId)))) return 'skill-twice'
  if (hasTwice(queue.rings.map(({ afterSeconds }) => afterSeconds))) return 'rings-at-one-time'
  return queue.isDefault && queue.state === 'closed' ? 'default-is-closed' : undefined
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
