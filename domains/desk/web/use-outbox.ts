// Sends what is in the outbox, whatever screen is open: in order, again when the network is back, never twice.
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { call, newKey, ProblemError, serverNow, upload, useLive } from '#connection'
import { sendAttachment, sendMessage } from '#contacts/core'
import type { Id } from '#protocol'
import { dueNow, kept, type Outbox, type Outgoing, without, withState } from './outbox.ts'

const again = 4_000

let owner: Id | undefined
let outbox: Outbox = []
/** Files live as long as the page: a browser cannot keep them over a reload. */
const files = new Map<Id, File>()
const stops = new Map<Id, AbortController>()
let progress: ReadonlyMap<Id, number> = new Map()
let tryingAgain: ReturnType<typeof setTimeout> | undefined
const watchers = new Set<() => void>()

const nameOf = (personId: Id) => `huawu.outbox.${personId}`

function show(next: Outbox): void {
  outbox = next
  if (owner) localStorage.setItem(nameOf(owner), JSON.stringify(kept(outbox)))
  for (const watcher of watchers) watcher()
}

function openFor(personId: Id): void {
  if (owner === personId) return
  owner = personId
  const stored = localStorage.getItem(nameOf(personId))
  outbox = stored === null ? [] : kept(JSON.parse(stored) as Outbox)
}

function pump(): void {
  clearTimeout(tryingAgain)
  for (const outgoing of dueNow(outbox)) void send(outgoing)
}

async function send(outgoing: Outgoing): Promise<void> {
  const { clientId } = outgoing
  show(withState(outbox, clientId, 'sending'))
  try {
    await (outgoing.kind === 'file' ? sendFile(outgoing) : sendWords(outgoing, outgoing.kind))
    show(withState(outbox, clientId, 'sent'))
    forget(clientId)
    pump()
  } catch (error) {
    afterFailure(clientId, error)
  }
}

function afterFailure(clientId: Id, error: unknown): void {
  const problem = error instanceof ProblemError ? error.problem : undefined
  const passes =
    problem !== undefined && (problem.status === 0 || problem.status === 429 || problem.status >= 500)
  if (passes) {
    show(withState(outbox, clientId, 'queued'))
    tryingAgain = setTimeout(pump, again)
    return
  }
  const unknown = { type: 'about:blank', title: '', status: 500, code: 'ui.here' }
  show(withState(outbox, clientId, 'failed', problem ?? unknown))
  pump()
}

const sendWords = ({ clientId, contactId, text }: Outgoing, kind: 'text' | 'note') =>
  call(sendMessage, { params: { contactId }, body: { clientId, text, kind } }, { idempotencyKey: clientId })

async function sendFile({ clientId, contactId }: Outgoing): Promise<void> {
  const file = files.get(clientId)
  if (!file) return
  const stop = new AbortController()
  stops.set(clientId, stop)
  const onProgress = (part: number) => {
    progress = new Map(progress).set(clientId, part)
    for (const watcher of watchers) watcher()
  }
  const given = { params: { contactId }, query: { clientId } }
  await upload(sendAttachment, given, { file, idempotencyKey: clientId, signal: stop.signal, onProgress })
}

function forget(clientId: Id): void {
  files.delete(clientId)
  stops.delete(clientId)
}

function put(contactId: Id, kind: Outgoing['kind'], text: string): Id {
  const clientId = newKey()
  const at = new Date(serverNow()).toISOString()
  show([...outbox, { clientId, contactId, kind, text, at, state: 'queued', problem: null }])
  return clientId
}

export type OutboxActs = {
  write(contactId: Id, kind: 'text' | 'note', text: string): void
  attach(contactId: Id, file: File): void
  sendAgain(clientId: Id): void
  discard(clientId: Id): void
  /** These have been seen in their conversation. */
  seen(clientIds: ReadonlySet<Id>): void
}

const acts: OutboxActs = {
  write(contactId, kind, text) {
    put(contactId, kind, text)
    pump()
  },
  attach(contactId, file) {
    files.set(put(contactId, 'file', file.name), file)
    pump()
  },
  sendAgain(clientId) {
    show(withState(outbox, clientId, 'queued'))
    pump()
  },
  discard(clientId) {
    stops.get(clientId)?.abort()
    forget(clientId)
    show(without(outbox, new Set([clientId])))
  },
  seen(clientIds) {
    const rest = without(outbox, clientIds)
    if (rest !== outbox) show(rest)
  },
}

export const useOutboxActs = (): OutboxActs => acts

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** What of one conversation is still on its way. */
export function useOutbox(contactId: Id): Outbox {
  const all = useSyncExternalStore(watch, () => outbox)
  return useMemo(() => all.filter((outgoing) => outgoing.contactId === contactId), [all, contactId])
}

/** From 0 to 1, of a file under way. */
export const useProgress = (clientId: Id): number =>
  useSyncExternalStore(watch, () => progress.get(clientId) ?? 0)

/** Mounted once: takes up what an earlier page left, and tries again as soon as the line is back. */
export function useOutboxRuns(personId: Id): void {
  useEffect(() => {
    openFor(personId)
    pump()
    window.addEventListener('online', pump)
    return () => window.removeEventListener('online', pump)
  }, [personId])
  useLive((news) => {
    if (news.kind === 'reconnected') pump()
  })
}
