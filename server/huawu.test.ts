// The command line as operators run it: beside a server and on its own.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { databaseUrl } from '#platform/database'
import {
  endSpawned,
  givenDatabase,
  type GivenDatabase,
  postgresOfRun,
  spawnHuawu,
  unusedPort,
} from '#platform/testing'

let given: GivenDatabase
let environment: Record<string, string>
const folder = mkdtempSync(join(tmpdir(), 'huawu-command-'))
beforeAll(async () => {
  given = await givenDatabase(postgresOfRun().ownerUrl)
  environment = {
    HUAWU_DATA: folder,
    DATABASE_URL: databaseUrl(postgresOfRun().applicationUrl, given.name),
    DATABASE_OWNER_URL: given.url,
  }
})
afterEach(endSpawned)
afterAll(async () => {
  await given.drop()
  rmSync(folder, { recursive: true, force: true })
})

type Ran = { code: unknown; stdout: string; stderr: string }

async function huawu(...args: string[]): Promise<Ran> {
  const command = spawnHuawu('huawu.ts', environment, args)
  return { code: await command.ended, stdout: command.stdout(), stderr: command.stderr() }
}

const password = 'correct horse battery 4600'
const first = ['setup', '--org', '示例中心', '--email', 'admin@example.com', '--password', password]

describe('npm run huawu', { timeout: 60_000 }, () => {
  test.each([[['help']], [[]]])('%j shows what it can do, without a database', async (args) => {
    const command = spawnHuawu('huawu.ts', { DATABASE_URL: 'postgres://127.0.0.1:1/none' }, args)
    expect(await command.ended).toBe(0)
    expect(command.stdout()).toContain('setup     makes the first organisation')
    expect(command.stderr()).toBe('')
  })

  test.each<[string[], RegExp]>([
    [['cook'], /^There is no command "cook"\.\n/],
    [['setup', '--org', 'X', '--email', 'a@example.com'], /^--password is missing/],
    [['setup', '--colour', 'red'], /--colour/],
    [[...first, '--language', 'fr'], /^organisation\/language: Please choose one of those offered\.$/m],
    [[...first, '--time-zone', 'Mars/Base'], /^There is no time zone called Mars\/Base\.$/m],
    [
      ['setup', '--org', 'X', '--email', 'a@example.com', '--password', 'short'],
      /^A password needs at least 10 characters\.$/m,
    ],
    [['api-key', '--name', 'X', '--role', 'agent'], /^Huawu is not set up yet: npm run huawu -- setup/],
  ])('%j is refused in words', async (args, sentence) => {
    const { code, stdout, stderr } = await huawu(...args)
    expect(stderr).toMatch(sentence)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  })

  test('an organisation made beside a running server is served at once, and a key opens its API', async () => {
    const port = await unusedPort()
    const server = spawnHuawu('main.ts', { ...environment, PORT: String(port) })
    await server.hasSaid('/setup?key=')

    const setup = await huawu(...first, '--sample')
    expect(setup).toMatchObject({ code: 0, stderr: '' })
    expect(setup.stdout).toMatch(/^Set up\. Sign in with admin@example\.com\.\n/)
    expect(setup.stdout.match(/^ {2}1\d{3} {2}\S{14} {2}/gm)).toHaveLength(8)

    const ask = (path: string, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${port}/api/v1${path}`, { headers })
    await vi.waitFor(async () => expect(await (await ask('/setup')).json()).toEqual({ done: true }), {
      timeout: 10_000,
    })
    expect((await ask('/people')).status).toBe(401)
    expect(existsSync(join(folder, 'setup-key'))).toBe(false)

    const made = await huawu('api-key', '--name', '报表', '--role', 'supervisor')
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toMatch(/^\S{30,}\n$/)
    const people = await ask('/people', { authorization: `Bearer ${made.stdout.trim()}` })
    expect(people.status).toBe(200)
    const { items }: { items: unknown[] } = JSON.parse(await people.text())
    expect(items).toHaveLength(9)
    expect((await ask('/people', { authorization: `Bearer ${made.stdout.trim()}x` })).status).toBe(401)

    server.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })

  test('the same organisation is made once, another beside it has to be named', async () => {
    const again = await huawu(...first)
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toMatch(/already set up/)
    expect((await huawu(...first, '--code', 'south')).code).toBe(0)
    expect(await given.names()).toEqual([given.name, `${given.name}_main`, `${given.name}_south`])

    const file = join(folder, 'south.backup')
    const whichToBackUp = await huawu('backup', '--to', file)
    expect(whichToBackUp).toMatchObject({ code: 1, stdout: '' })
    const backup = await huawu('backup', '--to', file, '--organisation', 'south')
    expect(backup.stderr).toContain('people: 1 rows\n')
    expect(backup.stdout).toMatch(/^Backed up south as of 20\S+: \d+ rows, 0 files, \d+ bytes in \S+\.\n/)
    expect(backup.code).toBe(0)
    const over = await huawu('restore', '--from', file)
    expect(over).toMatchObject({ code: 1, stdout: '' })
    expect(over.stderr).toMatch(/^There is an organisation south already.*--as ANOTHER-CODE$/m)
    const none = await huawu('restore', '--from', join(folder, 'no.backup'))
    expect(none).toMatchObject({ code: 1, stdout: '' })
    expect(none.stderr).toMatch(/^The backup cannot be read: ENOENT[^\n]+\.$/m)
    const nowhere = await huawu('backup', '--to', join(folder, 'no', 'x'), '--organisation', 'south')
    expect(nowhere).toMatchObject({ code: 1, stdout: '' })
    expect(nowhere.stderr).toMatch(/^The backup cannot be written: ENOENT[^\n]+\.$/m)
    const restore = await huawu('restore', '--from', file, '--as', 'north')
    expect(restore.stdout).toMatch(
      /^Restored south as of 20\S+ under the code north\.\nAll sessions have ended/,
    )
    expect(restore.stdout).toContain('are found at main.… and south.… and north.… only.')
    expect(restore.code).toBe(0)
    expect(await given.names()).toHaveLength(4)

    const which = await huawu('api-key', '--name', 'X', '--role', 'agent')
    expect(which).toMatchObject({
      code: 1,
      stderr: 'Say which organisation: --organisation main or south or north\n',
    })
    const wrong = await huawu('api-key', '--name', 'X', '--role', 'cook', '--organisation', 'south')
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toMatch(/^[A-Z][^\n]+\.\n$/)
  })
})
