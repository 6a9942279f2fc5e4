// The live line to the server. It comes back by itself; while it is away the caller asks now and then instead.
import type { ShownEvent } from '#protocol'
import { pauseBefore } from './pauses.ts'

export type News =
  | { kind: 'ready' }
  | { kind: 'event'; event: ShownEvent }
  | { kind: 'signal'; signal: { name: string; body: unknown } }
  | { kind: 'down' }

export type Line = {
  start(): void
  stop(): void
  /** The network is back or the tab is seen again: no need to wait out the pause, or to trust the old line. */
  hurry(): void
  isLive(): boolean
  signal(name: string, body: unknown): void
}

const beatMs = 25_000
const answerMs = 10_000

export function lineTo(given: {
  url: string
  token(): string | undefined
  hear(news: News): void
  /** The server does not know the token any more. */
  refused(): void
}): Line {
  let socket: WebSocket | undefined
  let live = false
  let wanted = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let overdue: ReturnType<typeof setTimeout> | undefined
  let beat: ReturnType<typeof setInterval> | undefined

  function dial(): void {
    timer = undefined
    const token = given.token()
    if (!wanted || socket) return
    if (!token) return again()
    const opened = open(given.url)
    if (!opened) return again()
    socket = opened
    // A proxy may swallow the upgrade without a word.
    overdue = setTimeout(() => drop(opened), answerMs)
    opened.onopen = () => opened.send(JSON.stringify({ kind: 'hello', visitorToken: token }))
    opened.onmessage = ({ data }) => {
      if (typeof data === 'string') receive(opened, data)
    }
    opened.onclose = ({ code }) => {
      if (socket !== opened) return
      if (code === 4401) given.refused()
      drop(opened)
    }
  }

  function receive(from: WebSocket, text: string): void {
    const news = read(text)
    if (socket !== from || !news) return
    clearTimeout(overdue)
    if (news.kind === 'pong') return
    if (news.kind === 'ready') {
      live = true
      failures = 0
      beat = setInterval(() => probe(from), beatMs)
    }
    given.hear(news)
  }

  function probe(asked: WebSocket): void {
    clearTimeout(overdue)
    asked.send('{"kind":"ping"}')
    overdue = setTimeout(() => drop(asked), answerMs)
  }

  /** A socket whose network is gone may take minutes to say so: it is left behind at once. */
  function drop(dead: WebSocket): void {
    if (socket !== dead) return
    socket = undefined
    dead.onclose = dead.onmessage = dead.onopen = null
    dead.close()
    clearInterval(beat)
    clearTimeout(overdue)
    const wasLive = live
    live = false
    if (wasLive) given.hear({ kind: 'down' })
    again()
  }

  function again(): void {
    if (!wanted || timer !== undefined) return
    timer = setTimeout(dial, pauseBefore(failures++, Math.random()))
  }

  return {
    start: () => {
      if (wanted) return
      wanted = true
      dial()
    },
    stop: () => {
      wanted = false
      clearTimeout(timer)
      timer = undefined
      if (socket) drop(socket)
    },
    hurry: () => {
      if (live && socket) return probe(socket)
      if (!wanted || socket) return
      clearTimeout(timer)
      dial()
    },
    isLive: () => live,
    signal: (name, body) => {
      if (live) socket?.send(JSON.stringify({ kind: 'signal', name, body }))
    },
  }
}

/** The site's Content-Security-Policy may forbid it, and says so by throwing. */
function open(url: string): WebSocket | undefined {
  try {
    return new WebSocket(url)
  } catch {
    return undefined
  }
}

function read(text: string): News | { kind: 'pong' } | undefined {
  try {
    const said: unknown = JSON.parse(text)
    const known = typeof said === 'object' && said !== null && 'kind' in said
    return known ? (said as News | { kind: 'pong' }) : undefined
  } catch {
    return undefined
  }
}
