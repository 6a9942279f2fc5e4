import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { restoreLibraryLinks } from './binaries.ts'
import { keepBounded } from './bounded-log.ts'
import { ordinaryAccounts } from './run-as.ts'
import { settingsFor } from './settings.ts'

function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'huawu-binaries-'))
}

test('library links that npm dropped are made again, and existing ones stay', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true })
  writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5.18'), 'library')
  writeFileSync(
    join(folder, 'native', 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  )
  restoreLibraryLinks(folder)
  restoreLibraryLinks(folder)
  const link = join(folder, 'native', 'lib', 'libpq.so.5')
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(readFileSync(link, 'utf8')).toBe('library')
  rmSync(folder, { recursive: true })
})

test('root borrows an account that is not root', () => {
  expect(ordinaryAccounts('root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n\n')).toEqual([
    { name: 'nobody', uid: 65534, gid: 65534 },
  ])
})

test('memory for PostgreSQL stays sensible on the smallest and the largest machine', () => {
  const gigabyte = 1024 ** 3
  expect(settingsFor(5432, gigabyte / 2)).toMatchObject({
    shared_buffers: '128MB',
    effective_cache_size: '256MB',
  })
  expect(settingsFor(5432, 512 * gigabyte)).toMatchObject({ shared_buffers: '1024MB' })
})

test('the log of PostgreSQL is emptied in place when it grows too long, its last part kept aside', () => {
  const folder = temporaryFolder()
  const log = join(folder, 'postgres.log')
  writeFileSync(log, 'many lines')
  keepBounded(log, 100)
  expect(readFileSync(log, 'utf8')).toBe('many lines')
  keepBounded(log, 5)
  expect(readFileSync(log, 'utf8')).toBe('')
  expect(readFileSync(`${log}.old`, 'utf8')).toBe('many lines')
  rmSync(folder, { recursive: true })
})
