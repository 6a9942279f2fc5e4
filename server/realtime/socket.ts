// One WebSocket: says hello with its credentials, then hears events and passes signals.
import type { WebSocket } from 'ws'
import type { Actor, Topic, Viewer } from '#protocol'
import type { Reach } from '#platform/feed'
import type { Organisation } from '#platform/organisations'
import { type LineWatch, watchLine } from './line-watch.ts'

/** A short-lived thing that is passed on and never stored, such as typing. */
export type SignalHandler = {
  name: string
  /** Who hears it and what; undefined when this viewer may not say it. */
  receive(
    organisation: Organisation,
    viewer: Viewer,
    body: unknown,
  ): Promise<{ topics: Topic[]; body: unknown; reach?: Reach } | undefined>
}

export type SocketOptions = {
  organisation: Organisation
  /** Whom the headers of the upgrade prove at this moment; a stranger may still say hello with a visitor's token. */
  byHeaders(): Promise<Actor>
  byVisitorToken(token: string): Promise<Actor | 'wrong-site' | undefined>
  topicsOf(organisation: Organisation, actor: Actor): Topic[]
  signals: ReadonlyMap<string, SignalHandler>
}

const helloMilliseconds = 10_000
const silenceMilliseconds = 60_000
const fullestLine = 4_000_000
const largestMessage = 8_192
const signalsPerTenSeconds = 60
// Tabs and devices; more than this is nobody looking.
const mostOfOneVisitor = 20
const mostOfOnePerson = 60

/** The code of a line that was ended from here, or cut, and not closed by the other side. */
const diedWithoutAWord = 1006

type Said =
  | { kind: 'hello'; visitorToken?: string }
  | { kind: 'signal'; name: string; body: unknown }
  | { kind: 'ping' }

export function serveSocket(socket: WebSocket, options: SocketOptions): void {
  const { organisation } = options
  let leave: ((silentMilliseconds?: number) => void) | undefined
  let line: LineWatch | undefined
  let viewer: Viewer | undefined
  let greeting = false
  let signals = 0
  const send = (text: string) => {
    if (socket.bufferedAmount > fullestLine) socket.close(1013, 'too slow: reload')
    else socket.send(text)
  }
  let silence = setTimeout(() => socket.close(4408, 'no hello'), helloMilliseconds)
  const calm = setInterval(() => (signals = 0), 10_000)

  async function hello(said: { visitorToken?: string }): Promise<void> {
    const actor = await (said.visitorToken ? options.byVisitorToken(said.visitorToken) : options.byHeaders())
    if (actor === 'wrong-site') return socket.close(4403, 'not from this site')
    if (!actor || actor.kind === 'stranger') return socket.close(4401, 'sign in first')
    // Gone before she was known: nobody would take her out again.
    if (socket.readyState !== socket.OPEN) return
    const most = actor.kind === 'visitor' ? mostOfOneVisitor : mostOfOnePerson
    if (organisation.hub.connectionsOf(actor) >= most) return socket.close(4429, 'too many screens')
    const looking: Viewer = { actor, scopeOf: (permission) => organisation.scopeOf(actor, permission) }
    viewer = looking
    leave = organisation.hub.open({
      viewer: looking,
      topics: options.topicsOf(organisation, actor),
      send,
      close: (reason) => socket.close(4403, reason),
    })
    // Customers count on who serves them; a visitor's own line may sleep with her phone.
    if (actor.kind === 'person') line = watchLine(socket)
    send(JSON.stringify({ kind: 'ready', at: organisation.clock().toISOString() }))
  }

  async function signal(said: { name: string; body: unknown }): Promise<void> {
    const handler = options.signals.get(said.name)
    if (!viewer || !handler || ++signals > signalsPerTenSeconds) return
    const heard = await handler.receive(organisation, viewer, said.body)
    if (heard) organisation.feed.whisper({ name: said.name, ...heard })
  }

  async function receive(said: Said): Promise<void> {
    if (said.kind === 'hello' && !greeting) {
      greeting = true
      await hello(said)
    } else if (said.kind === 'signal') await signal(said)
    else if (said.kind === 'ping') send('{"kind":"pong"}')
  }

  socket.on('message', (raw: Buffer, isBinary: boolean) => {
    const said = isBinary || raw.length > largestMessage ? undefined : readSaid(raw.toString('utf8'))
    if (!said) return socket.close(4400, 'not understood')
    // Who has not said hello gets no more time by saying anything else.
    if (greeting || said.kind === 'hello') {
      clearTimeout(silence)
      silence = setTimeout(() => socket.close(4408, 'silent'), silenceMilliseconds)
    }
    receive(said).catch((error: unknown) => {
      organisation.log.warn({ error }, 'a socket message failed')
      socket.close(1011, 'try again')
    })
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', (code: number) => {
    clearTimeout(silence)
    clearInterval(calm)
    line?.stop()
    leave?.(code === diedWithoutAWord ? line?.silentMilliseconds() : 0)
  })
}

function readSaid(text: string): Said | undefined {
  try {
    const said: unknown = JSON.parse(text)
    if (typeof said !== 'object' || said === null || !('kind' in said)) return undefined
    if (said.kind === 'ping') return { kind: 'ping' }
    if (said.kind === 'hello') {
      const token = 'visitorToken' in said ? said.visitorToken : undefined
      return { kind: 'hello', ...(typeof token === 'string' && { visitorToken: token }) }
    }
    if (said.kind === 'signal' && 'name' in said && typeof said.name === 'string') {
      return { kind: 'signal', name: said.name, body: 'body' in said ? said.body : undefined }
    }
    return undefined
  } catch {
    return undefined
  }
}
