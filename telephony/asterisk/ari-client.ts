// The questions Asterisk answers over HTTP. Each has an end; none carries a password in its address.
import type { AsteriskAccess } from './settings.ts'

const patienceMilliseconds = 10_000
const downloadMilliseconds = 600_000

type Query = Readonly<Record<string, string | number | undefined>>
export type AriRequest = { query?: Query; body?: unknown }
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export type AriClient = {
  ask(method: Method, path: string, request?: AriRequest): Promise<unknown>
  /** As `ask`, for what may be gone by now: that is normal, and answers `undefined`. */
  askIfThere(method: Method, path: string, request?: AriRequest): Promise<unknown>
  /** The bytes of a file, or nothing where it is gone. */
  download(path: string): Promise<Response | undefined>
}

/** Asterisk understood, and will not. */
export class AriRefusal extends Error {
  override readonly name = 'AriRefusal'
  readonly status: number

  constructor(what: string, status: number, said: string) {
    super(`Asterisk answers ${what} with ${status}${said && `: ${said}`}`)
    this.status = status
  }
}

export function ariClient(access: Pick<AsteriskAccess, 'url' | 'user' | 'password'>): AriClient {
  async function send(
    method: Method,
    path: string,
    { query = {}, body }: AriRequest = {},
    milliseconds = patienceMilliseconds,
  ): Promise<Response> {
    const response = await fetch(addressOf(access.url, path, query), {
      method,
      headers: {
        authorization: authorizationOf(access),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(milliseconds),
    })
    if (response.ok) return response
    throw new AriRefusal(`${method} ${path}`, response.status, await messageIn(response))
  }

  async function ask(method: Method, path: string, request?: AriRequest): Promise<unknown> {
    const text = await (await send(method, path, request)).text()
    return text === '' ? undefined : JSON.parse(text)
  }

  return {
    ask,
    askIfThere: (method, path, request) => ask(method, path, request).catch(orGone),
    download: (path) => send('GET', path, {}, downloadMilliseconds).catch(orGone),
  }
}

/** For an id in a path: a trunk may bring any sign. */
export const inPath = encodeURIComponent

export function authorizationOf({ user, password }: Pick<AsteriskAccess, 'user' | 'password'>): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

function addressOf(url: string, path: string, query: Query): string {
  const address = new URL(`${url}/ari/${path}`)
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) address.searchParams.set(name, String(value))
  return address.href
}

function orGone(error: unknown): undefined {
  if (error instanceof AriRefusal && error.status === 404) return undefined
  throw error
}

async function messageIn(response: Response): Promise<string> {
  const text = await response.text()
  try {
    const { message, error }: { message?: unknown; error?: unknown } = JSON.parse(text)
    return typeof message === 'string' ? message : typeof error === 'string' ? error : ''
  } catch {
    return ''
  }
}
