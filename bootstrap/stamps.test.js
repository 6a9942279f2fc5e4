import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holdsAllOf } from './dependencies.js'
import { isNewEnough } from './node-version.js'
import { reasonIn } from './npm.js'
import { stampIs, stampOf, writeStamp } from './stamps.js'

test('a build is done again exactly when a source changes, comes or goes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huawu-stamps-'))
  mkdirSync(join(folder, 'web', 'shell'), { recursive: true })
  writeFileSync(join(folder, 'web', 'shell', 'frame.tsx'), 'frame')
  const stamp = () => stampOf(folder, ['web', 'not-there-yet'], 'linux')
  const first = stamp()
  writeStamp(join(folder, 'dist', '.stamp'), first)
  writeFileSync(join(folder, 'web', 'shell', 'frame.tsx'), 'frame')
  expect(stampIs(join(folder, 'dist', '.stamp'), stamp())).toBe(true)
  writeFileSync(join(folder, 'web', 'main.tsx'), '')
  expect(stampIs(join(folder, 'dist', '.stamp'), stamp())).toBe(false)
  rmSync(join(folder, 'web', 'main.tsx'))
  expect(stamp()).toBe(first)
  rmSync(folder, { recursive: true })
})

test('packages for other machines need not be installed, all others must be', () => {
  const wanted = {
    '': { name: 'huawu' },
    'node_modules/react': { version: '19.3.1' },
    'node_modules/postgres-linux': { version: '18.4.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/postgres-mac': { version: '18.4.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
  }
  const linux = { platform: 'linux', arch: 'x64' }
  const installed = {
    'node_modules/react': { version: '19.3.1' },
    'node_modules/postgres-linux': { version: '18.4.0' },
  }
  expect(holdsAllOf(wanted, installed, linux)).toBe(true)
  expect(holdsAllOf(wanted, { ...installed, 'node_modules/react': { version: '19.0.0' } }, linux)).toBe(false)
  expect(holdsAllOf(wanted, installed, { platform: 'darwin', arch: 'arm64' })).toBe(false)
})

test('Node runs Huawu from 24.7 on', () => {
  expect(['v20.20.2', 'v24.6.9', 'v24.7.0', 'v24.21.0', 'v26.0.0'].map(isNewEnough)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
})

test('what npm says becomes a reason that a person understands', () => {
  expect(reasonIn('npm error code ENOTFOUND\nnpm error network request failed')).toMatch(/cannot be reached/)
  expect(reasonIn('npm error code ENOSPC\n')).toBe('the disk is full')
  expect(reasonIn('npm error code E404\nnpm error 404 Not Found - node.\n')).toBe('404 Not Found - node')
})
