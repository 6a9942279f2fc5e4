// A file arrives in its own time; the transaction that keeps it begins when it is here.
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refused } from '#protocol'

const largestUpload = 25_000_000
const slowestUploadMilliseconds = 5 * 60_000

/** Who sends, and how many files at once are too many of hers. */
export type Sender = { key: string; most: number }

const underWay = new Map<string, number>()

/** A file is on its way for minutes and takes room all the while: whoever sends many takes it from others. */
async function oneOfFew<Result>(senders: readonly Sender[], work: () => Promise<Result>): Promise<Result> {
  if (senders.some(({ key, most }) => (underWay.get(key) ?? 0) >= most))
    throw new Refused({ code: 'protocol.too-many-requests', status: 429, facts: { seconds: 5 } })
  for (const { key } of senders) underWay.set(key, (underWay.get(key) ?? 0) + 1)
  try {
    return await work()
  } finally {
    for (const { key } of senders) {
      const left = (underWay.get(key) ?? 1) - 1
      if (left > 0) underWay.set(key, left)
      else underWay.delete(key)
    }
  }
}

/** Gives `work` the file as often as it asks, and forgets it afterwards. */
export function withSpooled<Result>(
  senders: readonly Sender[],
  content: Readable,
  work: (open: () => Readable) => Promise<Result>,
): Promise<Result> {
  return oneOfFew(senders, () => spooled(content, work))
}

async function spooled<Result>(
  content: Readable,
  work: (open: () => Readable) => Promise<Result>,
): Promise<Result> {
  const path = join(tmpdir(), `huawu-upload-${randomUUID()}`)
  try {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
    await pipeline(content, atMost(largestUpload), file, {
      signal: AbortSignal.timeout(slowestUploadMilliseconds),
    })
    return await work(() => createReadStream(path))
  } finally {
    await rm(path, { force: true })
  }
}

function atMost(limit: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes <= limit) return done(null, chunk)
      const facts = { megabytes: limit / 1_000_000 }
      return done(new Refused({ code: 'protocol.file-too-large', status: 413, facts }))
    },
  })
}
