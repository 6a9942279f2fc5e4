// Cuts a conversation into what the eye reads: days, what one person said in one go, what happened in between.
import { isInternal, type Message } from '#contacts/core'
import type { Id, Instant } from '#protocol'

type Happened = { id: Id; at: Instant }

export type Block<Line extends Happened> =
  | { kind: 'day'; key: string; at: Instant }
  | { kind: 'line'; key: string; line: Line }
  | { kind: 'told'; key: string; message: Message }
  | { kind: 'said'; key: string; first: Message; messages: readonly Message[] }

const inOneGoMs = 3 * 60_000

/** `dayOf` names the day in the reader's time zone. What happened before the first message loaded is left out. */
export function conversationBlocks<Line extends Happened>(
  messages: readonly Message[],
  lines: readonly Line[],
  dayOf: (at: Instant) => string,
): Block<Line>[] {
  const blocks: Block<Line>[] = []
  let day: string | undefined
  for (const entry of inOrder(messages, lines)) {
    const entryDay = dayOf(entry.at)
    if (entryDay !== day) blocks.push({ kind: 'day', key: `day-${entryDay}`, at: entry.at })
    const last = entryDay === day ? blocks.at(-1) : undefined
    day = entryDay
    if (!('position' in entry)) blocks.push({ kind: 'line', key: entry.id, line: entry })
    else if (entry.kind === 'happening') blocks.push({ kind: 'told', key: entry.id, message: entry })
    else if (last?.kind === 'said' && inOneGo(last.messages.at(-1), entry)) {
      blocks[blocks.length - 1] = { ...last, messages: [...last.messages, entry] }
    } else blocks.push({ kind: 'said', key: entry.id, first: entry, messages: [entry] })
  }
  return blocks
}

/** By time; among messages their position decides, whatever the clocks said. */
function inOrder<Line extends Happened>(
  messages: readonly Message[],
  lines: readonly Line[],
): (Message | Line)[] {
  const first = messages[0]?.at
  const waiting = first === undefined ? [...lines] : lines.filter(({ at }) => at >= first)
  const entries: (Message | Line)[] = []
  for (const message of messages) {
    while (waiting[0] !== undefined && waiting[0].at < message.at) entries.push(...waiting.splice(0, 1))
    entries.push(message)
  }
  return [...entries, ...waiting]
}

function inOneGo(before: Message | undefined, message: Message): boolean {
  if (before === undefined) return false
  const same = before.from === message.from && before.authorId === message.authorId
  const alike = isInternal(before) || isInternal(message) ? before.kind === message.kind : true
  return same && alike && Date.parse(message.at) - Date.parse(before.at) < inOneGoMs
}
