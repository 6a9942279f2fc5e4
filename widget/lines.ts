// The lines of the log: days, what happened, and what was said, with what the server has not confirmed at the end.
import type { Attachment, Message, VisitorContact } from '#contacts/core'
import type { Id, Instant } from '#protocol'
import type { Letter } from './outbox.ts'

export type Mark = 'sending' | 'kept' | 'later' | 'held' | 'sent' | 'delivered' | 'read'

export type Said = {
  kind: 'said'
  key: string
  by: 'me' | 'agent'
  name: string | null
  at: Instant
  text: string
  attachment: Attachment | null
  mark: Mark
  held?: string
  clientId: Id
  /** The first and the last of a run by the same person; name and time are shown once. */
  first: boolean
  last: boolean
}

/** `told`: in words of the server's own. */
export type Happened =
  | 'connected'
  | 'moving'
  | 'returned'
  | 'ended'
  | 'endedByVisitor'
  | 'endedByAgent'
  | { told: string }

export type Line =
  | { kind: 'day'; key: string; at: Instant }
  | { kind: 'happened'; key: string; at: Instant; what: Happened; name: string | null }
  | Said

const runMs = 3 * 60_000

/** What the letters wait for: their turn, the network, or a server in trouble. */
export type Waiting = 'turn' | 'network' | 'server'

export type Told = {
  contact: VisitorContact | undefined
  messages: readonly Message[]
  letters: readonly Letter[]
  waiting: Waiting
}

/** `dayOf` says on which day of the visitor's own calendar something was. */
export function linesOf(
  { contact, messages, letters, waiting }: Told,
  dayOf: (at: Instant) => string,
): Line[] {
  const confirmed = new Set(messages.map(({ clientId }) => clientId))
  const unsent = letters.filter(({ clientId }) => !confirmed.has(clientId))
  const said = messages.map(lineOf)
  const known = contact ? withHappened(said, happenedTo(contact)) : said
  return withRuns(withDays([...known, ...unsent.map((letter) => letterLine(letter, waiting))], dayOf))
}

function happenedTo(contact: VisitorContact): Line[] {
  const { id, agentName: name, acceptedAt, returnedAt, endedAt, endedBy } = contact
  const ending =
    endedBy === 'visitor' ? 'endedByVisitor' : endedBy === 'agent' && name ? 'endedByAgent' : 'ended'
  return [
    ...(returnedAt ? [happened(`${id}:returned`, returnedAt, acceptedAt ? 'returned' : 'moving', null)] : []),
    ...(acceptedAt && name ? [happened(`${id}:connected`, acceptedAt, 'connected', name)] : []),
    ...(endedAt ? [happened(`${id}:ended`, endedAt, ending, name)] : []),
  ]
}

const happened = (key: string, at: Instant, what: Happened, name: string | null): Line => ({
  kind: 'happened',
  key,
  at,
  what,
  name,
})

/** Messages keep the server's order; what happened goes in front of the first that is later. */
function withHappened(said: readonly Line[], events: readonly Line[]): Line[] {
  const [next, ...rest] = events
  if (!next) return [...said]
  const found = said.findIndex(({ at }) => Date.parse(at) > Date.parse(next.at))
  const place = found === -1 ? said.length : found
  return [...said.slice(0, place), next, ...withHappened(said.slice(place), rest)]
}

function lineOf(message: Message): Line {
  const { kind, id, at, text, from, authorName: name, attachment, clientId } = message
  if (kind === 'happening' || from === 'system') return happened(id, at, { told: text }, name)
  const by = from === 'visitor' ? 'me' : 'agent'
  const mark = message.readAt ? 'read' : message.deliveredAt ? 'delivered' : 'sent'
  // The letter's key goes on to the message, so that it stays in its place when it is confirmed.
  return {
    kind: 'said',
    key: clientId,
    by,
    name,
    at,
    text,
    attachment,
    mark,
    clientId,
    first: true,
    last: true,
  }
}

const markOf = { turn: 'sending', network: 'kept', server: 'later' } as const

function letterLine(letter: Letter, waiting: Waiting): Said {
  const { clientId, at, text, held } = letter
  const mark = held === undefined ? markOf[waiting] : 'held'
  const line = {
    kind: 'said',
    key: clientId,
    by: 'me',
    name: null,
    at,
    text,
    attachment: null,
    mark,
    clientId,
  } as const
  return { ...line, ...(held !== undefined && { held }), first: true, last: true }
}

function withDays(lines: readonly Line[], dayOf: (at: Instant) => string): Line[] {
  return lines.flatMap((line, place) => {
    const before = lines[place - 1]
    const day = dayOf(line.at)
    return before && dayOf(before.at) === day
      ? [line]
      : [{ kind: 'day', key: `day:${day}`, at: line.at }, line]
  })
}

function withRuns(lines: readonly Line[]): Line[] {
  return lines.map((line, place) => {
    if (line.kind !== 'said') return line
    return { ...line, first: !runsOn(lines[place - 1], line), last: !runsOn(line, lines[place + 1]) }
  })
}

function runsOn(one: Line | undefined, next: Line | undefined): boolean {
  if (one?.kind !== 'said' || next?.kind !== 'said') return false
  const close = Date.parse(next.at) - Date.parse(one.at) < runMs
  return (
    close && one.by === next.by && one.name === next.name && one.mark === next.mark && one.mark !== 'held'
  )
}
