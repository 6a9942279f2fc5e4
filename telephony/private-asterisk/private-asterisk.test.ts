import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { startChild } from './child.ts'
import { majorsIn } from './debian-source.ts'

test('the versions that apt offers are read past their epochs', () => {
  const said = ` asterisk | 1:20.6.0~dfsg-1build1 | http://mirror.example noble/universe amd64 Packages
 asterisk | 1:22.10.1+dfsg-1 | http://mirror.example forky/main amd64 Packages
 sip-tester | 3.6.1-1 | http://mirror.example bookworm/main amd64 Packages
`
  expect(majorsIn(said)).toEqual([20, 22, 3])
  expect(majorsIn('')).toEqual([])
})

const sleeping = { program: 'sleep', args: ['60'] }

test('a program ends when it is told, and only after it has ended is that said', async () => {
  const child = startChild(sleeping, { cwd: tmpdir() })
  await child.stop()
  await child.stop()
  expect(isThere(child.pid)).toBe(false)
})

test('how a program ended and what it said is known', async () => {
  const child = startChild(
    { program: 'sh', args: ['-c', 'echo good; echo bad >&2; exit 3'] },
    { cwd: tmpdir() },
  )
  expect(await child.exited).toBe(3)
  expect(child.said()).toContain('good')
  expect(child.said()).toContain('bad')
})

test('a program that does not exist has ended', async () => {
  expect(await startChild({ program: '/nowhere', args: [] }, { cwd: tmpdir() }).exited).toBe(127)
})

test('a program ends with us, also when we are killed', async () => {
  const program = `
    const { startChild } = await import(process.argv[1])
    startChild({ program: 'sh', args: ['-c', 'echo $$; exec sleep 60'] }, { cwd: '/', onLine: console.log })`
  const door = new URL('./child.ts', import.meta.url).href
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program, door], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(parent.stdout, 'data')
  const pid = Number(String(line))
  expect(isThere(pid)).toBe(true)
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  await expect.poll(() => isThere(pid), { timeout: 5_000 }).toBe(false)
})

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
