import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

// A server below an upper process, as on a machine whose own Node is too old.
const folder = mkdtempSync(join(tmpdir(), 'huawu-run-'))
const otherNode = join(folder, 'node')
const server = join(folder, 'server.js')
const diary = join(folder, 'diary')
const upperProgram = `
  const { runServer } = await import(process.argv[1])
  await runServer(process.argv[2], process.argv[3], [])`

beforeAll(() => {
  symlinkSync(process.execPath, otherNode)
  writeFileSync(
    server,
    `const { appendFileSync } = require('node:fs')
     const write = (word) => appendFileSync(${JSON.stringify(diary)}, word + ' ')
     setInterval(() => {}, 1000)
     for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
       write(signal)
       setTimeout(() => { write('left'); process.exit(0) }, 200)
     })
     console.log('ready')`,
  )
})

afterAll(() => rmSync(folder, { recursive: true }))

async function startUpper() {
  rmSync(diary, { force: true })
  const door = new URL('./run-program.js', import.meta.url).href
  const args = ['--input-type=module', '-e', upperProgram, door, otherNode, server]
  const upper = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(upper.stdout, 'data')
  return upper
}

const written = () => (existsSync(diary) ? readFileSync(diary, 'utf8').trim() : '')

test('Ctrl-C that arrives twice is heard once by the server, and ends well', async () => {
  const upper = await startUpper()
  upper.kill('SIGINT')
  await pause(50)
  upper.kill('SIGINT')
  const [code] = await once(upper, 'exit')
  expect(code).toBe(0)
  expect(written()).toBe('SIGINT left')
})

test('a closed terminal stops the server in good order', async () => {
  const upper = await startUpper()
  upper.kill('SIGHUP')
  const [code] = await once(upper, 'exit')
  expect(code).toBe(0)
  expect(written()).toBe('SIGTERM left')
})

test('the server leaves by itself when the process above it is killed', async () => {
  const upper = await startUpper()
  upper.kill('SIGKILL')
  await expect.poll(written, { timeout: 10_000 }).toBe('SIGTERM left')
})
