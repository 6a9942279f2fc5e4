// Ties an endpoint to the action that does it. The platform does the rest of the one path:
// authenticate, authorise, validate, one transaction, present.
import type { Readable } from 'node:stream'
import type { AnswerOf, Endpoint, InputOf } from '#protocol'
import type { Tx } from './tx.ts'

export type Action<E> = (tx: Tx, input: InputOf<E>) => Promise<AnswerOf<E>>

/** A file as it arrives: read it once, it stops at the limit. */
export type IncomingFile = { name: string; declaredType: string; content: Readable }
/** A file as it leaves: always as a download, never run in our origin. */
export type OutgoingFile = {
  name: string
  contentType: string
  bytes: number
  content: Readable
  inline: boolean
}

export type Route =
  | { kind: 'json'; endpoint: Endpoint; action: (tx: Tx, input: never) => Promise<unknown> }
  | {
      kind: 'upload'
      endpoint: Endpoint
      action: (tx: Tx, input: never, file: IncomingFile) => Promise<unknown>
    }
  | { kind: 'download'; endpoint: Endpoint; action: (tx: Tx, input: never) => Promise<OutgoingFile> }

/** Any endpoint whatever its shapes, which `InputOf` and `AnswerOf` take from it. */
type Declared = Pick<Endpoint, 'id' | 'method' | 'path' | 'caller'>

export function route<E extends Declared>(endpoint: E, action: Action<E>): Route {
  return { kind: 'json', endpoint: endpoint as unknown as Endpoint, action }
}

/** The body is the file itself; its name is in `X-File-Name`, percent-encoded. */
export function upload<E extends Declared>(
  endpoint: E,
  action: (tx: Tx, input: InputOf<E>, file: IncomingFile) => Promise<AnswerOf<E>>,
): Route {
  return { kind: 'upload', endpoint: endpoint as unknown as Endpoint, action }
}

export function download<E extends Declared>(
  endpoint: E,
  action: (tx: Tx, input: InputOf<E>) => Promise<OutgoingFile>,
): Route {
  return { kind: 'download', endpoint: endpoint as unknown as Endpoint, action }
}
