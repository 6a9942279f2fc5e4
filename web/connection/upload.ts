// Sends a file; XMLHttpRequest because fetch does not say how much has gone.
import type { AnswerOf } from '#protocol'
import { addressOf, type AnyEndpoint, newKey, type Parts } from './call.ts'
import { problemOf, unreached } from './problem-error.ts'

export type Sending = {
  file: File
  idempotencyKey?: string
  signal?: AbortSignal
  /** From 0 to 1. */
  onProgress?: (part: number) => void
}

export function upload<E extends AnyEndpoint>(
  endpoint: E,
  given: Pick<Parts, 'params' | 'query'>,
  sending: Sending,
): Promise<AnswerOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, addressOf(endpoint, given))
    request.setRequestHeader('content-type', sending.file.type || 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(sending.file.name))
    request.setRequestHeader('idempotency-key', sending.idempotencyKey ?? newKey())
    request.upload.onprogress = ({ loaded, total }) => sending.onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(unreached())
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'))
    request.onload = () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText) as AnswerOf<E>)
      void problemOf(new Response(request.responseText, { status: request.status })).then(reject)
    }
    sending.signal?.addEventListener('abort', () => request.abort())
    request.send(sending.file)
  })
}
