import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { shiftedClock } from './shifted-clock.ts'

const folder = mkdtempSync(join(tmpdir(), 'huawu-clock-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the clock follows its file while it runs, and is right without one', () => {
  let now = Date.parse('2026-11-21T00:00:00Z')
  const file = join(folder, 'clock')
  const clock = shiftedClock(file, () => now)
  expect(clock()).toEqual(new Date('2026-11-21T00:00:00Z'))
  writeFileSync(file, String(36 * 3600 * 1000))
  now += 1000
  expect(clock()).toEqual(new Date('2026-11-22T12:00:01Z'))
  writeFileSync(file, 'tomorrow')
  now += 1000
  expect(clock()).toEqual(new Date('2026-11-21T00:00:02Z'))
  expect(shiftedClock(undefined, () => now)()).toEqual(new Date(now))
})
