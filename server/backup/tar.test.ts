import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { writeWhole } from './draft.ts'
import { readBackup } from './read-backup.ts'
import { headerOf, pieceBytes, readTar, tarEnd, type TarFile } from './tar.ts'

const work = mkdtempSync(join(tmpdir(), 'huawu-tar-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

async function read(tar: Buffer): Promise<void> {
  const path = join(work, 'read.backup')
  writeFileSync(path, gzipSync(tar))
  await readBackup(path)
}

/** A header that says it of itself with a right checksum. */
function signed(header: Buffer): Buffer {
  header.write('        ', 148)
  const sum = header.reduce((all, byte) => all + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

test('any tar can unpack a backup', async () => {
  const path = join(work, 'plain.tar.gz')
  const long = `files/${'a'.repeat(80)}/${'b'.repeat(80)}`
  await writeWhole(path, async (draft) => {
    await draft.add('tables/people.copy', Buffer.from('张三\n'))
    await draft.add(long, Buffer.alloc(513, 'x'))
  })
  const listed = execFileSync('tar', ['tzf', path], { encoding: 'utf8' })
  expect(listed.trim().split('\n')).toEqual(['tables/people.copy', long])
  expect(execFileSync('tar', ['xzOf', path, 'tables/people.copy'], { encoding: 'utf8' })).toBe('张三\n')
})

test.each([
  '../../etc/passwd',
  '/etc/passwd',
  'files/../../x',
  'files/a b',
  'files/a/../b',
  'tables/x',
  'tables/x;y.copy',
  'files/a.2',
  'readme',
])('an archive that holds %s is refused', async (name) => {
  const header = headerOf('x'.repeat(name.length), 0)
  header.write(name)
  await expect(read(Buffer.concat([signed(header), tarEnd()]))).rejects.toThrow(/holds what no backup holds/)
})

test.each<[string, (header: Buffer) => unknown]>([
  ['a symbolic link', (header) => header.write('2', 156)],
  ['a hard link', (header) => header.write('1', 156)],
  ['a folder', (header) => header.write('5', 156)],
  ['another header for the next file', (header) => header.write('x', 156)],
  ['a name that goes on behind', (header) => header.write('../..', 345)],
])('an archive that holds %s is refused', async (_, change) => {
  const header = headerOf('files/a', 0)
  change(header)
  await expect(read(Buffer.concat([signed(header), tarEnd()]))).rejects.toThrow(/holds what no backup holds/)
})

test('a piece that is longer than pieces are is refused before it is read', async () => {
  await expect(read(headerOf('files/a', pieceBytes + 1))).rejects.toThrow(/holds what no backup holds/)
  await expect(read(headerOf('files/a', 8 ** 11 - 1))).rejects.toThrow(/holds what no backup holds/)
})

test('bytes may arrive in any portions', async () => {
  const content = Buffer.alloc(1_300, '话务')
  const tar = Buffer.concat([headerOf('files/a', 1_300), content, Buffer.alloc(236), tarEnd()])
  const portions = Array.from({ length: Math.ceil(tar.length / 7) }, (_, at) =>
    tar.subarray(at * 7, at * 7 + 7),
  )
  const files: TarFile[] = []
  for await (const file of readTar(Readable.from(portions))) files.push(file)
  expect(files).toEqual([{ name: 'files/a', content }])
})
