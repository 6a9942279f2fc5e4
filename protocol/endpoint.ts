// An endpoint is declared once, in core: the server registers it, the web calls it, OpenAPI describes it.
import type { Static, TObject, TSchema } from 'typebox'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call: a permission (see identity), anybody signed in, a visitor with her token, or anyone at all.
 */
export type Caller = { permission: string } | 'signed-in' | 'visitor' | 'anyone'

export type Endpoint<
  Params extends TObject = TObject,
  Query extends TObject = TObject,
  Body extends TSchema = TSchema,
  Answer extends TSchema = TSchema,
> = {
  /** `people.list`: the stable name, unique in the house. */
  id: string
  method: Method
  /** Below `/api/v1`, with `:params`. */
  path: string
  /** `public` is promised and stands in OpenAPI; `screen` may change with the screens. */
  promise: 'public' | 'screen'
  caller: Caller
  summary: string
  params?: Params
  query?: Query
  body?: Body
  answer: Answer
  /** Its input or answer holds a secret: an `Idempotency-Key` is ignored, because it would keep them for a day. */
  secret?: true
  /** Shown in OpenAPI; a test checks each against its shape. */
  example?: { params?: Static<Params>; query?: Static<Query>; body?: Static<Body>; answer: Static<Answer> }
}

export function endpoint<
  Params extends TObject = TObject<Record<never, never>>,
  Query extends TObject = TObject<Record<never, never>>,
  Body extends TSchema = TObject<Record<never, never>>,
  Answer extends TSchema = TSchema,
>(declared: Endpoint<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return declared
}

/** What an action gets, and what a caller must give. */
export type InputOf<E> =
  E extends Endpoint<infer Params, infer Query, infer Body, TSchema>
    ? { params: Static<Params>; query: Static<Query>; body: Static<Body> }
    : never

export type AnswerOf<E> = E extends Endpoint<TObject, TObject, TSchema, infer Answer> ? Static<Answer> : never

/** `/people/:personId` with its parameters filled in and escaped, and the query behind it. */
export function pathOf(
  path: string,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const asked = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return asked.length > 0 ? `${filled}?${asked.join('&')}` : filled
}
