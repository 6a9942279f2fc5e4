// Calls an endpoint with the types it was declared with.
import { v4 } from 'uuid'
import { type AnswerOf, type InputOf, type Method, pathOf } from '#protocol'
import { problemOf, unreached } from './problem-error.ts'

/** What it takes to call an endpoint; its shapes give the types. */
export type AnyEndpoint = { id: string; method: Method; path: string }

type Empty = Record<never, never>
type Optional<Input> = { [Part in keyof Input as Empty extends Input[Part] ? Part : never]?: Input[Part] }
type Required<Input> = { [Part in keyof Input as Empty extends Input[Part] ? never : Part]: Input[Part] }

/** The input of an endpoint, without the parts it does not have. */
export type Given<E> = Optional<InputOf<E>> & Required<InputOf<E>>

export type How = {
  signal?: AbortSignal | undefined
  /** Give your own where the same act may be sent again; otherwise each call is an act of its own. */
  idempotencyKey?: string | undefined
  headers?: Readonly<Record<string, string>> | undefined
}

export type Parts = {
  params?: Readonly<Record<string, unknown>>
  query?: Readonly<Record<string, unknown>>
  body?: unknown
}

export function addressOf(endpoint: AnyEndpoint, given: Parts = {}): string {
  return `/api/v1${pathOf(endpoint.path, given.params, given.query)}`
}

export async function call<E extends AnyEndpoint>(
  endpoint: E,
  given?: Given<E>,
  how: How = {},
): Promise<AnswerOf<E>> {
  // Given is made of the same three parts; TypeScript cannot see that through the mapped type.
  const parts = (given ?? {}) as Parts
  const sends = endpoint.method !== 'GET' && endpoint.method !== 'DELETE'
  const response = await fetch(addressOf(endpoint, parts), {
    method: endpoint.method,
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang,
      ...(sends && { 'content-type': 'application/json' }),
      ...(endpoint.method === 'POST' && { 'idempotency-key': how.idempotencyKey ?? newKey() }),
      ...how.headers,
    },
    ...(sends && { body: JSON.stringify(parts.body ?? {}) }),
    ...(how.signal && { signal: how.signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreached()
  })
  if (!response.ok) throw await problemOf(response)
  return readAnswer(response)
}

/** An answer is checked by the server against the same shape that typed it. */
async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const text = await response.text()
  return (text === '' ? {} : JSON.parse(text)) as Answer
}

/** A key for one act; `crypto.randomUUID` does not exist on plain http within a company's network. */
export const newKey = (): string => v4()
