// The WebSocket on which Asterisk tells what happens. It is opened again by itself, with growing pauses.
import { WebSocket } from 'ws'
import { ariClient, authorizationOf, inPath } from './ari-client.ts'
import { type AriEvent, readEvent } from './ari-event.ts'
import type { AsteriskAccess } from './settings.ts'
import { heardEvents } from './signals-of.ts'

export type AriLine = { isOpen(): boolean; close(): void }
export type AriListener = { opened(): void; lost(): void; heard(event: AriEvent): void }

const helloMilliseconds = 10_000
const heartbeatMilliseconds = 10_000
const firstPauseMilliseconds = 100
const longestPauseMilliseconds = 10_000
// Another program listens to our application now; to take it back at once would go on for ever.
const pauseAfterReplacedMilliseconds = 60_000

/** Resolves after the first attempt, also where it failed: the next ones follow. */
export async function openAriLine(access: AsteriskAccess, listener: AriListener): Promise<AriLine> {
  let pause = firstPauseMilliseconds
  let isOpen = false
  let isClosed = false
  let current: WebSocket | undefined
  let timer: NodeJS.Timeout | undefined

  async function attempt(): Promise<void> {
    const socket = socketTo(access)
    current = socket
    socket.on('close', () => {
      if (isOpen) listener.lost()
      isOpen = false
      if (!isClosed) timer = setTimeout(() => void attempt(), pause)
      pause = Math.min(pause * 2, longestPauseMilliseconds)
    })
    socket.on('message', (raw: Buffer) => hear(readEvent(raw.toString('utf8'))))
    if (!(await hasOpened(socket))) return
    await hearOnly(access).then(
      () => socket.readyState === WebSocket.OPEN && open(),
      () => socket.terminate(),
    )
  }

  function open(): void {
    isOpen = true
    pause = firstPauseMilliseconds
    listener.opened()
  }

  function hear(event: AriEvent | undefined): void {
    if (event?.type !== 'ApplicationReplaced') return event && listener.heard(event)
    pause = pauseAfterReplacedMilliseconds
    current?.terminate()
  }

  await attempt()
  return {
    isOpen: () => isOpen,
    close() {
      isClosed = true
      clearTimeout(timer)
      current?.terminate()
    },
  }
}

function socketTo(access: AsteriskAccess): WebSocket {
  const address = `${access.url.replace(/^http/, 'ws')}/ari/events?app=${inPath(access.application)}`
  const socket = new WebSocket(address, {
    headers: { authorization: authorizationOf(access) },
    handshakeTimeout: helloMilliseconds,
    perMessageDeflate: false,
  })
  // A close follows, and that is where it is dealt with.
  socket.on('error', () => undefined)
  keepAlive(socket)
  return socket
}

function hasOpened(socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('open', () => resolve(true))
    socket.once('close', () => resolve(false))
  })
}

/** A line that is cut silently would be noticed by nobody. */
function keepAlive(socket: WebSocket): void {
  let isAnswered = true
  const timer = setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return
    if (!isAnswered) return socket.terminate()
    isAnswered = false
    socket.ping()
  }, heartbeatMilliseconds)
  socket.on('pong', () => (isAnswered = true))
  socket.on('close', () => clearInterval(timer))
}

function hearOnly(access: AsteriskAccess): Promise<unknown> {
  const allowed = [...heardEvents, 'ApplicationReplaced'].map((type) => ({ type }))
  const path = `applications/${inPath(access.application)}/eventFilter`
  return ariClient(access).ask('PUT', path, { body: { allowed } })
}
