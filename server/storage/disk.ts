// Files on the disk of this machine: written beside, flushed, then moved into place.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { randomUUID } from 'node:crypto'
import { checkKey, type Storage } from './storage.ts'
import { tooLarge } from './too-large.ts'

export function diskStorage(folder: string): Storage {
  const pathOf = (key: string) => join(folder, checkKey(key))
  return {
    async put(key, content, { maxBytes }) {
      const path = pathOf(key)
      // A stream that breaks before it is read must not end the program; reading it still fails.
      content.once('error', () => undefined)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const draft = `${path}.${randomUUID()}.part`
      try {
        const written = await writeFlushed(draft, content, maxBytes)
        await rename(draft, path)
        return written
      } finally {
        await rm(draft, { force: true })
      }
    },
    async get(key) {
      const file = await open(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      return file && createReadStream('', { fd: file, autoClose: true })
    },
    async remove(key) {
      await rm(pathOf(key), { force: true })
    },
  }
}

async function writeFlushed(path: string, content: Readable, maxBytes: number) {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of content) {
      const part = Buffer.from(chunk)
      bytes += part.length
      if (bytes > maxBytes) throw tooLarge(maxBytes)
      hash.update(part)
      await file.write(part)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}
