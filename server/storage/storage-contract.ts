// What every storage promises, wherever its files lie.
import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { Storage } from './storage.ts'

export type StoragePlace = {
  /** The storage of one organisation. */
  storageOf: (organisation: string) => Storage
  /** The paths of all that lies there, finished or not. */
  paths: () => Promise<string[]>
}

export function testStorage({ storageOf, paths }: StoragePlace): void {
  const limits = { maxBytes: 1_000 }
  const storage = storageOf('acme')
  const textOf = async (kept: Storage, key: string) => {
    const content = await kept.get(key)
    return content && (await text(content))
  }

  test('a file comes back as it was stored', async () => {
    const stored = await storage.put('attachments/a1', Readable.from(['退货', '单']), limits)
    expect(stored).toEqual({
      bytes: 9,
      sha256: createHash('sha256').update('退货单').digest('hex'),
    })
    expect(await textOf(storage, 'attachments/a1')).toBe('退货单')
  })

  test('a file without a single byte is a file', async () => {
    expect(await storage.put('attachments/empty', Readable.from([]), limits)).toMatchObject({ bytes: 0 })
    expect(await textOf(storage, 'attachments/empty')).toBe('')
  })

  test('a large file comes back byte for byte', async () => {
    const large = randomBytes(9_000_000)
    await storage.put('attachments/large', Readable.from([large]), { maxBytes: 9_000_000 })
    const back = await storage.get('attachments/large')
    expect(back && large.equals(await buffer(back))).toBe(true)
  })

  test('a large file that nobody reads to its end harms no other', async () => {
    await storage.put('attachments/left', Readable.from([randomBytes(5_000_000)]), { maxBytes: 5_000_000 })
    for await (const chunk of (await storage.get('attachments/left')) ?? []) {
      expect(Buffer.isBuffer(chunk)).toBe(true)
      break
    }
    await storage.put('attachments/after', Readable.from(['好']), limits)
    expect(await textOf(storage, 'attachments/after')).toBe('好')
  })

  test('a file that is not there is undefined', async () => {
    expect(await storage.get('attachments/none')).toBeUndefined()
  })

  test('a removed file is gone, and removing it again is no error', async () => {
    await storage.put('attachments/gone', Readable.from(['x']), limits)
    await storage.remove('attachments/gone')
    await storage.remove('attachments/gone')
    expect(await storage.get('attachments/gone')).toBeUndefined()
  })

  test('a file as long as the limit is taken', async () => {
    const stored = await storage.put('just/fits', Readable.from([Buffer.alloc(1_000)]), limits)
    expect(stored.bytes).toBe(1_000)
  })

  test('a file over the limit is refused whole, and the one before it stays', async () => {
    const tooLong = () => Readable.from([Buffer.alloc(600), Buffer.alloc(600)])
    const refused = { refusal: { code: 'protocol.file-too-large', status: 413 } }
    await storage.put('big/before', Readable.from(['以前']), limits)
    await expect(storage.put('big/before', tooLong(), limits)).rejects.toMatchObject(refused)
    await expect(storage.put('big/one', tooLong(), limits)).rejects.toMatchObject(refused)
    expect(await pathsWith('/big/')).toEqual(['acme/big/before'])
    expect(await textOf(storage, 'big/before')).toBe('以前')
  })

  test('a stream that breaks leaves nothing behind', async () => {
    const broken = new Readable({ read: () => undefined })
    broken.push('half')
    const storing = storage.put('broken/one', broken, limits)
    broken.destroy(new Error('the visitor went away'))
    await expect(storing).rejects.toThrow('the visitor went away')
    expect(await pathsWith('/broken/')).toEqual([])
  })

  test('two organisations with the same key have two files', async () => {
    const other = storageOf('other')
    await storage.put('reports/r1', Readable.from(['acme']), limits)
    expect(await other.get('reports/r1')).toBeUndefined()
    await other.put('reports/r1', Readable.from(['other']), limits)
    expect([await textOf(storage, 'reports/r1'), await textOf(other, 'reports/r1')]).toEqual([
      'acme',
      'other',
    ])
    await other.remove('reports/r1')
    expect(await textOf(storage, 'reports/r1')).toBe('acme')
  })

  test.each([
    '../other/reports/r1',
    '/etc/passwd',
    'a//b',
    'a/../b',
    'a/%2e%2e/b',
    'a?b',
    'A',
    '',
    'a\\b',
    'a\0b',
  ])('the key %j cannot leave its organisation', async (key) => {
    await expect(storage.put(key, Readable.from(['x']), limits)).rejects.toThrow('storage key')
    await expect(storage.get(key)).rejects.toThrow('storage key')
    await expect(storage.remove(key)).rejects.toThrow('storage key')
  })

  async function pathsWith(part: string): Promise<string[]> {
    return (await paths()).filter((path) => path.includes(part))
  }
}
