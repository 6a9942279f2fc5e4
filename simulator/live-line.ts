// The one WebSocket of a screen: says hello, hears events, stays awake, and says when it is lost.
import { WebSocket } from 'ws'
import type { ShownEvent } from '#protocol'
import type { Credentials } from './front-door.ts'

export type LiveLine = {
  /** Sends what is passed on and never stored, such as typing. */
  signal(name: string, body: unknown): void
  close(): void
}

export type Listening = {
  hear(event: ShownEvent): void
  /** Something may have been missed, and nothing more comes on this line. */
  lost?(): void
}

const heartbeatMilliseconds = 20_000
const helloMilliseconds = 15_000

/** Resolves once the server knows who listens. */
export function openLiveLine(url: string, who: Credentials, { hear, lost }: Listening): Promise<LiveLine> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/realtime`, {
    perMessageDeflate: false,
    headers: {
      ...(who.cookie !== undefined && { cookie: who.cookie, origin: url }),
      ...(who.address !== undefined && { 'x-forwarded-for': who.address }),
    },
  })
  let closedByUs = false
  const heartbeat = setInterval(() => socket.send('{"kind":"ping"}'), heartbeatMilliseconds)
  const line: LiveLine = {
    signal: (name, body) => socket.send(JSON.stringify({ kind: 'signal', name, body })),
    close() {
      closedByUs = true
      socket.close(1000)
    },
  }
  return new Promise((resolve, reject) => {
    let isReady = false
    const timer = setTimeout(() => socket.terminate(), helloMilliseconds)
    socket.on('open', () => socket.send(JSON.stringify({ kind: 'hello', visitorToken: who.visitorToken })))
    socket.on('message', (raw: Buffer) => {
      const said = JSON.parse(raw.toString('utf8')) as Said
      if (said.kind === 'event') hear(said.event)
      if (said.kind !== 'ready') return
      isReady = true
      clearTimeout(timer)
      resolve(line)
    })
    socket.on('error', () => undefined)
    socket.on('close', (code) => {
      clearInterval(heartbeat)
      clearTimeout(timer)
      if (!isReady) reject(new Error(`the live line was closed with ${code}`))
      else if (!closedByUs) lost?.()
    })
  })
}

type Said = { kind: 'event'; event: ShownEvent } | { kind: 'ready' } | { kind: 'pong' } | { kind: 'signal' }
