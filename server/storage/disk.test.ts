import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { diskStorage } from './disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'huawu-files-'))
const storage = diskStorage(folder)
afterAll(() => rmSync(folder, { recursive: true }))

const limits = { maxBytes: 1_000 }

test('a file comes back as it was stored', async () => {
  const stored = await storage.put('attachments/a1', Readable.from(['退货', '单']), limits)
  const back = await storage.get('attachments/a1')
  expect(stored.bytes).toBe(9)
  expect(back && (await text(back))).toBe('退货单')
})

test('a file that is not there is undefined, and removing it is no error', async () => {
  await storage.remove('attachments/none')
  expect(await storage.get('attachments/none')).toBeUndefined()
})

test('a file over the limit is refused whole and leaves nothing behind', async () => {
  const endless = Readable.from([Buffer.alloc(600), Buffer.alloc(600)])
  await expect(storage.put('big/one', endless, limits)).rejects.toMatchObject({
    refusal: { code: 'protocol.file-too-large', status: 413 },
  })
  expect(readdirSync(join(folder, 'big'))).toEqual([])
})

test('a stream that breaks leaves nothing behind', async () => {
  const broken = new Readable({ read: () => undefined })
  const storing = storage.put('broken/one', broken, limits)
  broken.destroy(new Error('the visitor went away'))
  await expect(storing).rejects.toThrow('the visitor went away')
  expect(readdirSync(join(folder, 'broken'))).toEqual([])
})

test.each(['../secret', '/etc/passwd', 'a//b', 'a/../b', 'A', '', 'a\\b', 'a\0b'])(
  'the key %j cannot leave the folder',
  async (key) => {
    await expect(storage.put(key, Readable.from(['x']), limits)).rejects.toThrow('storage key')
    await expect(storage.get(key)).rejects.toThrow('storage key')
  },
)
