import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventKinds, scopeOf } from '#house'
import { openContact, storedFiles } from '#contacts/server'
import { endAllSessions } from '#identity/server'
import { createFirstAdministrator } from '#people/server'
import { perform } from '#platform/action'
import { databaseAccess, databaseUrl } from '#platform/database'
import { reactionsTo, runDueJobs } from '#platform/jobs'
import { openLog } from '#platform/log'
import { type Organisation, openOrganisations, type Organisations } from '#platform/organisations'
import { openStorage } from '#platform/storage'
import { givenDatabase, type GivenDatabase, postgresOfRun, testServer } from '#platform/testing'
import { reactions } from '#reactions'
import { tablesOf } from './catalogue.ts'
import { writeWhole } from './draft.ts'
import { restoreBackup } from './restore-backup.ts'
import { pieceBytes, readTar, type TarFile } from './tar.ts'
import { writeBackup } from './write-backup.ts'

const password = 'correct horse battery 4600'
const work = mkdtempSync(join(tmpdir(), 'huawu-backup-'))
// Longer than a piece, and quick to pack.
const large = Buffer.concat([Buffer.alloc(pieceBytes, 'receipt '), randomBytes(1_000)])
const oddText = '退货\t第二行\n\\. 反斜杠 \\N 😀'

type House = { organisations: Organisations; given: GivenDatabase; files: string; close(): Promise<void> }

async function openHouse(name: string): Promise<House> {
  const { ownerUrl, applicationUrl } = postgresOfRun()
  const given = await givenDatabase(ownerUrl)
  const files = join(work, name)
  const organisations = await openOrganisations({
    access: await databaseAccess(databaseUrl(applicationUrl, given.name), given.url),
    processId: randomUUID(),
    log: openLog('silent'),
    clock: () => new Date(),
    url: 'http://127.0.0.1:4600',
    secret: 'a secret of tests',
    poolSize: 4,
    eventKinds,
    scopeOf,
    storageOf: (code) => openStorage({ kind: 'disk' }, files, code),
    reactionsTo: reactionsTo(reactions),
  })
  return {
    organisations,
    given,
    files,
    async close() {
      await organisations.close()
      await given.drop()
    },
  }
}

let here: House
let elsewhere: House
let centre: Organisation
let cookie: string
const file = join(work, 'centre.backup')

beforeAll(async () => {
  here = await openHouse('here')
  elsewhere = await openHouse('elsewhere')
  const wanted = {
    name: '示例中心',
    code: 'centre',
    language: 'zh-Hans',
    timeZone: 'Asia/Shanghai',
    hosts: ['chat.example'],
  } as const
  centre = await here.organisations.create({ ...wanted, hosts: [...wanted.hosts] }, furnish)
  cookie = await signedIn(centre)
  await backUp(file)
})
afterAll(async () => {
  await here.close()
  await elsewhere.close()
  rmSync(work, { recursive: true, force: true })
})

const lastYear = `uuid_floor('2025-03-03T12:00:00Z'::timestamptz)`

async function furnish(organisation: Organisation): Promise<void> {
  const actor = { kind: 'system', name: 'test' } as const
  await perform({ organisation, actor, now: organisation.clock() }, async (tx) => {
    await createFirstAdministrator(tx, {
      name: '管理员',
      email: 'admin@example.com',
      staffNumber: '1000',
      password,
      language: 'zh-Hans',
    })
    await openContact(tx, {
      channel: 'chat',
      visitorId: randomUUID(),
      customerName: '张三',
      language: 'zh-Hans',
      page: null,
    })
  })
  await organisation.storage.put('attachments/a/one', Readable.from(['收据']), { maxBytes: 100 })
  await organisation.storage.put('attachments/a/two', Readable.from([large]), { maxBytes: large.length })
  await organisation.storage.put('attachments/a/two-small', Readable.from(['缩略图']), { maxBytes: 100 })
  await asOwner(organisation, [
    `select make_partitions(parent, '2025-03-03', 0, 0) from unnest(array['events', 'messages']) as parent`,
    `insert into messages (id, contact_id, client_id, position, seq, sent_by, kind, text, at)
       select ${lastYear}, id, id, 1, 1, 'visitor', 'text', E'${oddText.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t')}', '2025-03-03T12:00:00Z' from contacts`,
    ...['one', 'two', 'lost'].map(
      (name) =>
        `insert into attachments (id, contact_id, name, content_type, bytes, sha256, storage_key, at)
         select gen_random_uuid(), id, '${name}.png', 'image/png', 6, 'x', 'attachments/a/${name}', now() from contacts`,
    ),
    `update attachments set thumbnail_key = storage_key || '-small', width = 800, height = 600 where name = 'two.png'`,
    `insert into events (id, at, type, version, actor_kind, person_id, data)
       select ${lastYear}, '2025-03-03T12:00:00Z', 'session.ended', 1, 'system', id, '{"sessionId": "x", "why": "expired"}' from people`,
    `insert into reactions (event_id, reaction, at) values (${lastYear}, 'routing.follow-sign-out', now())`,
  ])
}

async function asOwner(organisation: Organisation, statements: readonly string[]): Promise<void> {
  const house = [here, elsewhere].find(({ organisations }) => organisations?.byCode(organisation.code))
  const client = new pg.Client(
    databaseUrl((house ?? here).given.url, databaseOf(house ?? here, organisation.code)),
  )
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

const databaseOf = ({ given }: House, code: string) => `${given.name}_${code.replaceAll('-', '_')}`

const backUp = (to: string, organisation = centre, said: string[] = []) =>
  writeBackup({ organisation, to, storedFiles: [storedFiles], onProgress: (sentence) => said.push(sentence) })

async function restore(house: House, from: string, as?: string): Promise<Organisation> {
  const { organisation } = await restoreBackup({
    organisations: house.organisations,
    from,
    as,
    endSessions: endAllSessions,
    onProgress: () => undefined,
  })
  return organisation
}

/** Every row of every table as text, without what a server numbers for itself. */
async function rowsOf({ pool }: Organisation): Promise<Record<string, string[]>> {
  const client = await pool.connect()
  try {
    const found: Record<string, string[]> = {}
    for (const { name, columns } of await tablesOf(client)) {
      const { rows } = await client.query<{ row: string }>(
        `select (select t from (select ${columns.map((column) => `x."${column}"`).join(', ')}) as t)::text as row
           from "${name}" as x order by 1`,
      )
      found[name] = rows.map(({ row }) => row)
    }
    return found
  } finally {
    client.release()
  }
}

async function server<Result>(organisation: Organisation, work: (app: FastifyInstance) => Promise<Result>) {
  const app = await testServer({ localhost: organisation })
  return work(app).finally(() => app.close())
}

const headers = { host: 'localhost', 'user-agent': 'test' }

const signedIn = (organisation: Organisation) =>
  server(organisation, async (app) => {
    const payload = { login: '1000', password }
    const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload, headers })
    expect(answer.statusCode).toBe(200)
    return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  })

const whoAmI = (organisation: Organisation) =>
  server(organisation, async (app) => {
    const answer = await app.inject({ url: '/api/v1/me', headers: { ...headers, cookie } })
    return answer.statusCode
  })

describe('an organisation that is restored elsewhere', () => {
  let restored: Organisation
  let before: Record<string, string[]>
  beforeAll(async () => {
    before = await rowsOf(centre)
    restored = await restore(elsewhere, file)
  })

  test('is the same, row for row', async () => {
    const { auth_sessions: was, ...others } = before
    const { auth_sessions: is, ...same } = await rowsOf(restored)
    expect(same).toEqual(others)
    expect(was).toHaveLength(1)
    expect(is).toHaveLength(1)
    expect(others['events']?.length).toBeGreaterThan(2)
    expect(others['audit']?.length).toBeGreaterThan(0)
    const { rows } = await restored.pool.query('select text from messages')
    expect(rows).toEqual([{ text: oddText }])
    expect(restored).toMatchObject({
      id: centre.id,
      name: '示例中心',
      hosts: ['chat.example'],
      timeZone: 'Asia/Shanghai',
      secret: centre.secret,
    })
  })

  test('has its files, and says which it had already lost', async () => {
    const content = async (key: string) => {
      const stream = await restored.storage.get(key)
      return stream && (await buffer(stream))
    }
    expect((await content('attachments/a/one'))?.toString()).toBe('收据')
    expect((await content('attachments/a/two'))?.equals(large)).toBe(true)
    expect((await content('attachments/a/two-small'))?.toString()).toBe('缩略图')
    expect(await content('attachments/a/lost')).toBeUndefined()
    const said: string[] = []
    const { manifest } = await backUp(join(work, 'again.backup'), centre, said)
    expect(manifest.files).toMatchObject({ count: 3, missing: 1 })
    expect(said.join('\n')).toContain('attachments/a/lost is not in the storage')
  })

  test('lets nobody in by an old session, and everybody by her password', async () => {
    expect(await whoAmI(centre)).toBe(200)
    expect(await whoAmI(restored)).toBe(401)
    await signedIn(restored)
  })

  test('does what was still to follow', async () => {
    await runDueJobs(restored, reactions)
    const { rows } = await restored.pool.query(`select state from reactions where event_id = ${lastYear}`)
    expect(rows).toEqual([{ state: 'done' }])
  })

  test('keeps its rules: what must fit fits, and the log is only added to', async () => {
    await expect(restored.pool.query(`update people set unit_id = gen_random_uuid()`)).rejects.toMatchObject({
      code: '23503',
    })
    await expect(restored.pool.query('delete from events')).rejects.toMatchObject({ code: '42501' })
    await expect(asOwner(restored, ['delete from events'])).rejects.toThrow('append-only')
  })

  test('is never replaced', async () => {
    await expect(restore(elsewhere, file)).rejects.toThrow(
      /^There is an organisation centre already, and a backup never replaces one/,
    )
    await expect(restore(elsewhere, file, '../x')).rejects.toThrow(/^--as is made of/)
  })
})

test('beside itself it is another organisation: a new id, no host name that is taken', async () => {
  const copy = await restore(here, file, 'the-copy')
  expect(copy.id).not.toBe(centre.id)
  expect(copy).toMatchObject({ code: 'the-copy', hosts: [], name: '示例中心' })
  expect((await rowsOf(copy))['events']).toEqual((await rowsOf(centre))['events'])
  await copy.storage.remove('attachments/a/one')
  expect(await centre.storage.get('attachments/a/one').then((kept) => kept && buffer(kept))).toBeDefined()
})

test('what is written meanwhile is in it whole or not at all', async () => {
  const writing = new AbortController()
  const pair = (id: string) => [
    `insert into events (id, at, type, version, actor_kind, data) values ('${id}', now(), 'pair', 1, 'system', '{}')`,
    `insert into audit (id, at, actor_kind, action, subject_kind) values ('${id}', now(), 'system', 'pair', 'x')`,
  ]
  async function write(): Promise<number> {
    const client = await centre.pool.connect()
    let written = 0
    for (; !writing.signal.aborted; written += 1) {
      const { rows } = await client.query<{ id: string }>(
        `select overlay(uuid_floor(clock_timestamp())::text placing right(gen_random_uuid()::text, 12) from 25) as id`,
      )
      const [event = '', audit = ''] = pair(rows[0]?.id ?? '')
      await client.query('begin')
      await client.query(event)
      await client.query(audit)
      await client.query('commit')
    }
    client.release()
    return written
  }
  const writer = write()
  await expect.poll(async () => (await counts(centre)).events, { timeout: 5_000 }).toBeGreaterThan(20)
  const busy = join(work, 'busy.backup')
  await backUp(busy)
  writing.abort()
  const written = await writer
  const restored = await counts(await restore(elsewhere, busy, 'busy'))
  expect(restored.events).toBe(restored.audit)
  expect(restored.events).toBeGreaterThan(20)
  expect(restored.events).toBeLessThanOrEqual(written)
})

async function counts({ pool }: Organisation): Promise<{ events: number; audit: number }> {
  const { rows } = await pool.query(
    `select (select count(*) from events where type = 'pair') as events,
            (select count(*) from audit where action = 'pair') as audit`,
  )
  return rows[0]
}

test('only its owner may read it, and a backup that fails leaves the last one as it was', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const broken = {
    ...centre,
    storage: { ...centre.storage, get: () => Promise.reject(new Error('no storage')) },
  }
  const last = readFileSync(file)
  await expect(backUp(file, broken)).rejects.toThrow('no storage')
  expect(readFileSync(file).equals(last)).toBe(true)
  expect(readdirSync(work).filter((name) => name.endsWith('.part'))).toEqual([])
  await expect(backUp(join(work, 'no', 'folder'))).rejects.toThrow('ENOENT')
})

async function filesIn(path: string): Promise<TarFile[]> {
  const files: TarFile[] = []
  for await (const one of readTar(Readable.from([gunzipSync(readFileSync(path))]))) files.push(one)
  return files
}

/** The backup with one thing changed in its manifest. */
async function retold(change: (manifest: Record<string, unknown>) => unknown): Promise<string> {
  const path = join(work, `${randomUUID()}.backup`)
  const files = await filesIn(file)
  await writeWhole(path, async (draft) => {
    for (const { name, content } of files)
      await draft.add(
        name,
        name === 'manifest.json'
          ? Buffer.from(JSON.stringify(change(JSON.parse(content.toString('utf8')))))
          : content,
      )
  })
  return path
}

test('one from before the last migration is brought forward', async () => {
  const path = await retold((manifest) => ({
    ...manifest,
    migrations: (manifest['migrations'] as { name: string }[]).filter(
      ({ name }) => !name.endsWith('-desk.sql'),
    ),
  }))
  const restored = await restore(elsewhere, path, 'older')
  const { rows } = await restored.pool.query(
    `select name from migrations where name like '%-desk.sql' and to_regclass('contacts_wrapped_up') is not null`,
  )
  expect(rows).toHaveLength(1)
  expect((await rowsOf(restored))['people']).toEqual((await rowsOf(centre))['people'])
})

describe('is refused whole and leaves nothing behind:', () => {
  let databases: string[]
  let organisations: number
  let files: string[]
  beforeAll(async () => {
    databases = await elsewhere.given.names()
    organisations = elsewhere.organisations.all().length
    files = readdirSync(join(elsewhere.files, 'files'), { recursive: true }).map(String)
  })

  async function refused(path: string, why: RegExp): Promise<void> {
    await expect(restore(elsewhere, path, 'refused')).rejects.toThrow(why)
    expect(await elsewhere.given.names()).toEqual(databases)
    await elsewhere.organisations.refresh()
    expect(elsewhere.organisations.all()).toHaveLength(organisations)
    const left = readdirSync(join(elsewhere.files, 'files'), { recursive: true }).map(String)
    expect(left.filter((name) => !files.includes(name) && /one|two/.test(name))).toEqual([])
  }

  async function bytesOf(content: Buffer): Promise<string> {
    const path = join(work, `${randomUUID()}.backup`)
    writeFileSync(path, content)
    return path
  }

  test.each([0, 0.01, 0.5, 0.99])('one with a wrong byte at %d of its length', async (place) => {
    const content = readFileSync(file)
    const at = Math.floor(content.length * place)
    content.writeUInt8(content.readUInt8(at) ^ 0x55, at)
    await refused(await bytesOf(content), /^This backup is damaged: .* Nothing was restored\.$/)
  })

  test.each([0, 10, 2_000, -1, -2_000])('one that was cut at byte %d', async (end) => {
    await refused(await bytesOf(readFileSync(file).subarray(0, end)), /^This backup is damaged:/)
  })

  test('one cut between two parts, and packed anew', async () => {
    const parts = (await filesIn(file)).slice(0, -1)
    const path = join(work, `${randomUUID()}.backup`)
    await writeWhole(path, async (draft) => {
      for (const { name, content } of parts) await draft.add(name, content)
    })
    await refused(path, /^This backup is damaged: it was cut short/)
  })

  test('one of a later program', async () => {
    await refused(
      await retold((manifest) => ({ ...manifest, format: 2 })),
      /^This backup is newer than this program\./,
    )
    const later = { name: '20990101T0000-later.sql', hash: '0'.repeat(64) }
    await refused(
      await retold((manifest) => ({
        ...manifest,
        migrations: [...(manifest['migrations'] as unknown[]), later],
      })),
      /^This backup is newer than this program\. Restore it with the version that made it, 0\./,
    )
  })

  test.each<[string, (table: Record<string, unknown>) => unknown]>([
    ['another count of rows', (table) => ({ ...table, rows: 99_999 })],
    ['another hash', (table) => ({ ...table, sha256: '0'.repeat(64) })],
    ['a table that there is not', (table) => ({ ...table, name: 'no_such' })],
    ['a name that is a statement', (table) => ({ ...table, name: 'x; drop table people' })],
    ['columns that are statements', (table) => ({ ...table, columns: ['id) from stdin; --'] })],
  ])('one whose manifest tells of %s', async (_, change) => {
    const path = await retold(({ tables, ...manifest }) => ({
      ...manifest,
      tables: (tables as Record<string, unknown>[]).map((table, index) =>
        index === 3 ? change(table) : table,
      ),
    }))
    await refused(path, /^This backup is damaged:/)
  })

  test.each<[string, string, RegExp]>([
    ['point at nobody', 'agent', /its rows break a rule of the database \(person_roles_person_id_fkey\)/],
    ['break a rule', 'cook', /person_roles_role_check/],
  ])('one whose rows %s', async (_, role, why) => {
    const parts = await filesIn(file)
    const path = join(work, `${randomUUID()}.backup`)
    const roles = Buffer.from(`${randomUUID()}\t${role}\t\\N\n`)
    await writeWhole(path, async (draft) => {
      for (const { name, content } of parts) {
        if (name === 'tables/person_roles.copy') await draft.add(name, roles)
        else if (name === 'manifest.json') {
          const { tables, ...manifest } = JSON.parse(content.toString('utf8'))
          const sha256 = createHash('sha256').update(roles).digest('hex')
          const changed = tables.map((table: { name: string }) =>
            table.name === 'person_roles'
              ? { ...table, columns: ['person_id', 'role', 'unit_id'], rows: 1, bytes: roles.length, sha256 }
              : table,
          )
          await draft.add(name, Buffer.from(JSON.stringify({ ...manifest, tables: changed })))
        } else await draft.add(name, content)
      }
    })
    await refused(path, why)
  })
})
