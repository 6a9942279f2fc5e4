// One organisation as one file, as it was at one instant, while it goes on working.
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Organisation } from '#platform/organisations'
import { migrationsOf, readAlike, sequencesOf, type Table, tablesOf } from './catalogue.ts'
import { type Draft, writeWhole } from './draft.ts'
import { type BackedUpTable, formatVersion, type Manifest, manifestName, programVersion } from './manifest.ts'
import { addPart, filePart, fileTally, measured, mostFileBytes, tablePart } from './parts.ts'

/** A thousand keys of stored files behind this one, in order: only a domain knows which there are. */
export type StoredFiles = (db: Db, after: string | undefined) => Promise<string[]>

export type Progress = (sentence: string) => void

export type BackupWanted = {
  organisation: Organisation
  to: string
  storedFiles: readonly StoredFiles[]
  onProgress: Progress
}

export async function writeBackup(wanted: BackupWanted): Promise<{ bytes: number; manifest: Manifest }> {
  let manifest: Manifest | undefined
  const bytes = await writeWhole(wanted.to, async (draft) => {
    manifest = await inSnapshot(wanted.organisation, (client, db) => writeParts(draft, client, db, wanted))
    await addPart(draft, manifestName, only(Buffer.from(JSON.stringify(manifest, undefined, 2))))
  })
  if (!manifest) throw new Error('a backup has a manifest')
  return { bytes, manifest }
}

/** Two connections that see the same instant: one for COPY, one for the queries of a domain. */
async function inSnapshot<Result>(
  { pool, db }: Organisation,
  work: (client: pg.ClientBase, db: Db) => Promise<Result>,
): Promise<Result> {
  // COPY streams, and the connections of the pool answer questions in a row.
  const client = new pg.Client({ ...pool.options, pipeline: false })
  // Its query fails all the same.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0')
    await client.query(readAlike)
    const { rows } = await client.query<{ name: string }>('select pg_export_snapshot() as name')
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (same) => {
        await sql`set transaction snapshot ${sql.lit(rows[0]?.name)}`.execute(same)
        await sql`set local idle_in_transaction_session_timeout = 0`.execute(same)
        return work(client, same)
      })
  } finally {
    await client.end()
  }
}

async function writeParts(
  draft: Draft,
  client: pg.ClientBase,
  db: Db,
  wanted: BackupWanted,
): Promise<Manifest> {
  const { organisation, onProgress } = wanted
  const at = organisation.clock().toISOString()
  const tables: BackedUpTable[] = []
  for (const table of await tablesOf(client)) {
    const written = await writeTable(draft, client, table)
    if (written.rows > 0) onProgress(`${written.name}: ${written.rows} rows`)
    tables.push(written)
  }
  return {
    format: formatVersion,
    program: programVersion(),
    at,
    organisation: {
      id: organisation.id,
      code: organisation.code,
      name: organisation.name,
      hosts: [...organisation.hosts],
      language: organisation.language,
      timeZone: organisation.timeZone,
    },
    migrations: await migrationsOf(client),
    tables,
    sequences: await sequencesOf(client),
    files: await writeFiles(draft, db, wanted),
  }
}

async function writeTable(draft: Draft, client: pg.ClientBase, table: Table): Promise<BackedUpTable> {
  const columns = table.columns.map((name) => `"${name}"`).join(', ')
  const rows = client.query(copyTo(`copy (select ${columns} from public."${table.name}") to stdout`))
  const measure = await addPart(draft, tablePart(table.name), rows)
  return { ...table, rows: rows.rowCount, ...measure }
}

async function writeFiles(draft: Draft, db: Db, wanted: BackupWanted): Promise<Manifest['files']> {
  const tally = fileTally()
  let missing = 0
  for await (const key of keysOfAll(db, wanted.storedFiles)) {
    const content = await wanted.organisation.storage.get(key)
    if (content) tally.add(key, await addPart(draft, filePart(key), notTooLong(content, key)))
    else {
      missing += 1
      wanted.onProgress(`The file ${key} is not in the storage and cannot be backed up.`)
    }
  }
  const files = tally.result()
  if (files.count > 0) wanted.onProgress(`${files.count} files: ${files.bytes} bytes`)
  return { ...files, missing }
}

async function* keysOfAll(db: Db, domains: readonly StoredFiles[]): AsyncGenerator<string, undefined> {
  for (const storedFiles of domains) yield* keysOf(db, storedFiles)
}

async function* keysOf(db: Db, storedFiles: StoredFiles): AsyncGenerator<string, undefined> {
  for (let after: string | undefined; ;) {
    const keys = await storedFiles(db, after)
    yield* keys
    after = keys.at(-1)
    if (after === undefined) return
  }
}

async function* notTooLong(content: AsyncIterable<Buffer>, key: string): AsyncGenerator<Buffer, undefined> {
  let bytes = 0
  const count = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostFileBytes) throw new Error(`The file ${key} is too long for a backup.`)
  }
  yield* measured(content, { add: count })
}

async function* only(content: Buffer): AsyncGenerator<Buffer, undefined> {
  yield content
}
