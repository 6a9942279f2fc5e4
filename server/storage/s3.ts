// Files in an S3-compatible store, so that several machines share them.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { AwsClient } from 'aws4fetch'
import { checkKey, type Storage } from './storage.ts'
import { tooLarge } from './too-large.ts'

export type S3Options = {
  endpoint: string
  bucket: string
  region: string
  keyId: string
  secret: string
  /** Put before every key: the organisation. */
  prefix: string
}

export function s3Storage(options: S3Options): Storage {
  const client = new AwsClient({
    accessKeyId: options.keyId,
    secretAccessKey: options.secret,
    region: options.region,
    service: 's3',
    retries: 3,
  })
  const urlOf = (key: string) =>
    `${options.endpoint.replace(/\/+$/, '')}/${options.bucket}/${options.prefix}/${checkKey(key)}`
  return {
    async put(key, content, { maxBytes }) {
      const body = await collected(content, maxBytes)
      const answer = await client.fetch(urlOf(key), { method: 'PUT', body: new Uint8Array(body) })
      if (!answer.ok) throw await failed(answer, 'stored')
      await answer.arrayBuffer()
      return { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') }
    },
    async get(key) {
      const answer = await client.fetch(urlOf(key))
      if (answer.status === 404) {
        await answer.arrayBuffer()
        return undefined
      }
      if (!answer.ok || !answer.body) throw await failed(answer, 'read')
      return Readable.from(answer.body)
    },
    async remove(key) {
      const answer = await client.fetch(urlOf(key), { method: 'DELETE' })
      if (!answer.ok && answer.status !== 404) throw await failed(answer, 'removed')
      await answer.arrayBuffer()
    },
  }
}

// S3 wants the length and the hash before the first byte; `maxBytes` bounds what is held.
async function collected(content: Readable, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of content) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > maxBytes) throw tooLarge(maxBytes)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function failed(answer: Response, done: string): Promise<Error> {
  const text = (await answer.text()).slice(0, 200)
  return new Error(`a file could not be ${done}: the store answered ${answer.status} ${text}`)
}
