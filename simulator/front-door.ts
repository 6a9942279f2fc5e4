// The front door as any program uses it: endpoints called over kept connections, with the types they were declared with.
import { randomUUID } from 'node:crypto'
import { Agent, type IncomingMessage, request as ask } from 'node:http'
import { type AnswerOf, type InputOf, type Method, pathOf, type Problem } from '#protocol'

type AnyEndpoint = { id: string; method: Method; path: string }
type Empty = Record<never, never>
type Optional<Input> = { [Part in keyof Input as Empty extends Input[Part] ? Part : never]?: Input[Part] }
type Required<Input> = { [Part in keyof Input as Empty extends Input[Part] ? never : Part]: Input[Part] }
type Given<E> = Optional<InputOf<E>> & Required<InputOf<E>>
type Parts = {
  params?: Readonly<Record<string, unknown>>
  query?: Readonly<Record<string, unknown>>
  body?: unknown
}

/** Who calls: a browser with its cookies, a visitor with her token, a program with its key. */
export type Credentials = {
  cookie?: string | undefined
  visitorToken?: string | undefined
  key?: string | undefined
  /** Where the caller says she sits; believed by a server that trusts us as its proxy. */
  address?: string | undefined
}

export type FrontDoor = {
  readonly url: string
  call<E extends AnyEndpoint>(endpoint: E, given: Given<E>, who: Credentials): Promise<AnswerOf<E>>
  /** The same, with the cookies of the answer. */
  enter<E extends AnyEndpoint>(
    endpoint: E,
    given: Given<E>,
    who: Credentials,
  ): Promise<{ answer: AnswerOf<E>; cookie: string }>
  /** Sends a file as the body, its name beside it. */
  sendFile<E extends AnyEndpoint>(
    endpoint: E,
    given: Given<E>,
    file: SentFile,
    who: Credentials,
  ): Promise<AnswerOf<E>>
  close(): void
}

export type SentFile = { name: string; contentType: string; content: Buffer }

/** What the server refused, and why. */
export class RefusedByServer extends Error {
  readonly status: number
  readonly code: string
  readonly waitSeconds: number | undefined
  constructor(status: number, text: string, waitSeconds: number | undefined) {
    const problem = problemIn(text)
    super(`${status} ${problem?.code ?? text.slice(0, 200)}`)
    this.status = status
    this.code = problem?.code ?? ''
    this.waitSeconds = waitSeconds
  }
}

const patienceMilliseconds = 30_000

export function openFrontDoor(url: string, { mostConnections = 256 } = {}): FrontDoor {
  const agent = new Agent({ keepAlive: true, maxSockets: mostConnections, maxFreeSockets: mostConnections })
  const { hostname, port } = new URL(url)

  async function send(endpoint: AnyEndpoint, parts: Parts, who: Credentials, file?: SentFile) {
    const sends = endpoint.method !== 'GET' && endpoint.method !== 'DELETE'
    const body = file?.content ?? (sends ? Buffer.from(JSON.stringify(parts.body ?? {})) : undefined)
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const path = `/api/v1${pathOf(endpoint.path, parts.params, parts.query)}`
      const headers = { ...headersOf(endpoint, who, file), ...(body && { 'content-length': body.length }) }
      const request = ask({ agent, hostname, port, path, method: endpoint.method, headers }, resolve)
      request.setTimeout(patienceMilliseconds, () => request.destroy(new Error('no answer')))
      request.on('error', reject)
      request.end(body)
    })
    const text = await textOf(response)
    const { statusCode = 0, headers } = response
    if (statusCode >= 400) throw new RefusedByServer(statusCode, text, secondsIn(headers['retry-after']))
    return { text, headers }
  }

  // An answer is checked by the server against the same shape that typed it.
  const answerIn = <E>(text: string) => JSON.parse(text === '' ? '{}' : text) as AnswerOf<E>

  return {
    url,
    call: async (endpoint, given, who) => answerIn((await send(endpoint, given as Parts, who)).text),
    async enter(endpoint, given, who) {
      const { text, headers } = await send(endpoint, given as Parts, who)
      const cookie = (headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
      return { answer: answerIn(text), cookie }
    },
    sendFile: async (endpoint, given, file, who) =>
      answerIn((await send(endpoint, given as Parts, who, file)).text),
    close: () => agent.destroy(),
  }
}

function headersOf(endpoint: AnyEndpoint, who: Credentials, file?: SentFile): Record<string, string> {
  const { cookie, visitorToken, key, address } = who
  return {
    accept: 'application/json',
    'content-type': file?.contentType ?? 'application/json',
    ...(endpoint.method === 'POST' && { 'idempotency-key': randomUUID() }),
    ...(file && { 'x-file-name': encodeURIComponent(file.name) }),
    ...(cookie !== undefined && { cookie }),
    ...(visitorToken !== undefined && { 'x-huawu-visitor': visitorToken }),
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
    ...(address !== undefined && { 'x-forwarded-for': address }),
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8')
  let text = ''
  for await (const chunk of response) text += String(chunk)
  return text
}

function problemIn(text: string): Problem | undefined {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return undefined
  }
}

const secondsIn = (header: string | undefined) => (header === undefined ? undefined : Number(header))
