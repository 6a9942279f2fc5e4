import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'

/** What every page of every shop has to load. */
const mostBytes = 31_000

let script = ''

beforeAll(async () => {
  const built = await build({
    configFile: 'vite.widget.config.ts',
    logLevel: 'error',
    build: { write: false },
  })
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []))
  script = outputs.flatMap((output) => (output.type === 'chunk' ? [output.code] : []))[0] ?? ''
}, 60_000)

describe('the one script of the widget', () => {
  test('weighs less than 31 kB on the wire', () => {
    expect(script).not.toBe('')
    expect(gzipSync(script, { level: 6 }).length).toBeLessThan(mostBytes)
  })

  test('carries no validator, no framework and nothing of the agents’ desk', () => {
    expect(script).not.toMatch(/additionalProperties|minLength|react|typebox/i)
  })

  test('runs under a strict Content-Security-Policy: it evaluates nothing and writes no markup', () => {
    expect(script).not.toMatch(/\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write/)
  })
})
