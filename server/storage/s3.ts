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
  const bucketUrl = bucketUrlOf(options)
  // A key that passes the check means the same in a URL, so nothing is left to encode.
  const urlOf = (key: string) => `${bucketUrl}/${checkKey(options.prefix)}/${checkKey(key)}`
  return {
    async put(key, content, { maxBytes }) {
      const url = urlOf(key)
      const body = await collected(content, maxBytes)
      const sha256 = createHash('sha256').update(body).digest('hex')
      // Signed with the hash of the whole file, the store refuses one that arrives changed or cut short.
      const headers = { 'x-amz-content-sha256': sha256 }
      const answer = await client.fetch(url, { method: 'PUT', body, headers })
      if (!answer.ok) throw await failed(answer, 'stored')
      await answer.arrayBuffer()
      return { bytes: body.length, sha256 }
    },
    async get(key) {
      const answer = await client.fetch(urlOf(key))
      if (!answer.ok) return missingOrFailed(answer, 'read')
      return Readable.from(answer.body ?? [], { objectMode: false })
    },
    async remove(key) {
      const answer = await client.fetch(urlOf(key), { method: 'DELETE' })
      if (!answer.ok) return missingOrFailed(answer, 'removed')
      await answer.arrayBuffer()
    },
  }
}

/** Some stores, OSS among them, take the bucket only in the host name: an endpoint that names it there is enough. */
export function bucketUrlOf({ endpoint, bucket }: Pick<S3Options, 'endpoint' | 'bucket'>): string {
  const base = endpoint.replace(/\/+$/, '')
  return new URL(base).hostname.startsWith(`${bucket}.`) ? base : `${base}/${bucket}`
}

// S3 wants the length and the hash before the first byte; `maxBytes` bounds what is held.
async function collected(content: Readable, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
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

// A missing bucket answers 404 as a missing file does, but then no file is where it should be.
async function missingOrFailed(answer: Response, done: string): Promise<undefined> {
  const error = await failed(answer, done)
  if (answer.status !== 404 || error.code === 'NoSuchBucket') throw error
}

async function failed(answer: Response, done: string): Promise<Error & { code: string }> {
  const text = await answer.text()
  const [, code = ''] = /<Code>([^<]*)<\/Code>/.exec(text) ?? []
  const [, message = text.slice(0, 200)] = /<Message>([^<]*)<\/Message>/.exec(text) ?? []
  const said = [answer.status, code, message].filter(Boolean).join(' ')
  return Object.assign(new Error(`a file could not be ${done}: the store answered ${said}`), { code })
}
