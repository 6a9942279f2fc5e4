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

/** Gives `work` the file as often as it asks, and forgets it afterwards. */
export async function withSpooled<Result>(
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
