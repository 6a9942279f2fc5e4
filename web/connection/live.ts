// One WebSocket for the whole page: open while anything listens, back by itself, honest about being lost.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { ShownEvent } from '#protocol'
import { learnServerTime } from './clock.ts'
import { queryClient } from './queries.ts'

export type Signal = { name: string; body: unknown }
export type News =
  | { kind: 'event'; event: ShownEvent }
  | { kind: 'signal'; signal: Signal }
  /** Something may have been missed: what must be exact asks again. */
  | { kind: 'reconnected' }
export type ConnectionState = 'connecting' | 'open' | 'lost'

// Customers count on who serves them: a line that is dead has to be noticed, and come back, within seconds.
const heartbeatMilliseconds = 4_000
const answerMilliseconds = 3_000
const shortestPause = 500
const longestPause = 5_000

const listeners = new Set<(news: News) => void>()
const watchers = new Set<() => void>()
let socket: WebSocket | undefined
let state: ConnectionState = 'connecting'
let attempts = 0
let wasOpen = false
let comingBack: ReturnType<typeof setTimeout> | undefined
let heartbeat: ReturnType<typeof setInterval> | undefined
let unanswered: ReturnType<typeof setTimeout> | undefined

const wanted = () => listeners.size + watchers.size > 0

function show(next: ConnectionState): void {
  if (state === next) return
  state = next
  for (const watcher of watchers) watcher()
}

function tell(news: News): void {
  for (const listener of listeners) listener(news)
}

function connect(): void {
  clearTimeout(comingBack)
  if (socket || !wanted()) return
  const opening = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/realtime`)
  socket = opening
  opening.onopen = () => opening.send('{"kind":"hello"}')
  opening.onmessage = ({ data }) => receive(String(data))
  opening.onclose = ({ code }) => {
    if (socket === opening) closed(code)
  }
}

function receive(text: string): void {
  clearTimeout(unanswered)
  const said = JSON.parse(text) as News | { kind: 'ready'; at: string } | { kind: 'pong' }
  if (said.kind === 'ready') ready(said.at)
  else if (said.kind === 'event' || said.kind === 'signal') tell(said)
}

function ready(at: string): void {
  learnServerTime(at)
  attempts = 0
  heartbeat = setInterval(beat, heartbeatMilliseconds)
  show('open')
  if (wasOpen) {
    tell({ kind: 'reconnected' })
    void queryClient.invalidateQueries()
  }
  wasOpen = true
}

function beat(): void {
  socket?.send('{"kind":"ping"}')
  clearTimeout(unanswered)
  unanswered = setTimeout(() => socket?.close(), answerMilliseconds)
}

function closed(code: number): void {
  socket = undefined
  clearInterval(heartbeat)
  clearTimeout(unanswered)
  if (!wanted()) return show('connecting')
  show('lost')
  // Signed out, or her rights changed: whoever asks for who she is learns it at once.
  if (code === 4401 || code === 4403) void queryClient.invalidateQueries()
  comingBack = setTimeout(connect, nextPause(attempts++, Math.random()))
}

/** Grows twofold up to a limit, spread by half so that a whole centre does not come back in one instant. */
export function nextPause(attempt: number, chance: number): number {
  const longest = Math.min(longestPause, shortestPause * 2 ** Math.min(attempt, 10))
  return longest * (0.5 + chance / 2)
}

function leaveIfUnwanted(): void {
  if (wanted()) return
  clearTimeout(comingBack)
  socket?.close(1000)
  socket = undefined
  clearInterval(heartbeat)
  clearTimeout(unanswered)
  wasOpen = false
  state = 'connecting'
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  connect()
  return () => {
    watchers.delete(watcher)
    // A screen that leaves while the next one comes must not cost the line.
    setTimeout(leaveIfUnwanted, 1_000)
  }
}

if (typeof window !== 'undefined') {
  const soon = () => {
    if (state === 'lost') connect()
    // The network has changed, or the machine has slept: the old line may be dead without having said so.
    else if (state === 'open') beat()
  }
  window.addEventListener('online', soon)
  document.addEventListener('visibilitychange', soon)
}

export function sendSignal(name: string, body: unknown): void {
  if (state === 'open') socket?.send(JSON.stringify({ kind: 'signal', name, body }))
}

export function useConnection(): ConnectionState {
  return useSyncExternalStore(watch, () => state)
}

/** Hears everything that this person may know, as long as the component is there. */
export function useLive(listener: (news: News) => void): void {
  const hear = useEffectEvent(listener)
  useEffect(() => {
    const heard = (news: News) => hear(news)
    listeners.add(heard)
    connect()
    return () => {
      listeners.delete(heard)
      setTimeout(leaveIfUnwanted, 1_000)
    }
  }, [])
}
