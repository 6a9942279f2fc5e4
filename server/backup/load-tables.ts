// Fills the empty tables of a database that has the backup's own schema, in one transaction.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { StartRefused } from '#platform/config'
import { type ForeignKey, foreignKeysOf, readAlike, type Table, tablesOf } from './catalogue.ts'
import type { BackedUpTable, Manifest } from './manifest.ts'
import { kindOf, measured, newMeasure, type Part, readParts } from './parts.ts'
import { isSame } from './read-backup.ts'
import { damaged } from './tar.ts'
import type { Progress } from './write-backup.ts'

export async function loadTables(
  ownerUrl: string,
  from: string,
  manifest: Manifest,
  onProgress: Progress,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'huawu restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(readAlike)
    const tables = await tablesOf(client)
    refuseOtherSchema(manifest, tables)
    await makePartitions(client, manifest)
    // Tables point at each other in circles. Without superuser the ways around are to check at the end, row by
    // row and in memory, or to take the constraints away and have each table checked as a whole.
    const keys = await foreignKeysOf(client)
    await dropForeignKeys(client, keys)
    // What the migrations themselves put there is in the backup, too.
    await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
    for await (const part of readParts(from)) await loadPart(client, part, manifest, onProgress)
    await restoreForeignKeys(client, keys)
    await setSequences(client, manifest)
    await client.query('commit')
    await client.query('analyze')
  } catch (error) {
    // Classes 22 and 23: values that are none, rows that break a rule. The message may quote what people wrote.
    if (error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? ''))
      throw damaged(`its rows break a rule of the database (${error.constraint ?? error.code})`)
    throw error
  } finally {
    await client.end()
  }
}

const quoted = (name: string) => `public.${pg.escapeIdentifier(name)}`

function refuseOtherSchema(manifest: Manifest, tables: readonly Table[]): void {
  const described = (all: readonly Pick<Table, 'name' | 'columns'>[]) =>
    all
      .map(({ name, columns }) => `${name} ${columns.toSorted().join()}`)
      .toSorted()
      .join('\n')
  if (described(manifest.tables) !== described(tables))
    throw new StartRefused(
      `This backup has other tables than its migrations make here. Restore it with the version that made it: ${manifest.program}.`,
    )
}

async function makePartitions(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const { name, months } of manifest.tables.filter((table) => table.months.length > 0))
    await client.query(
      'select make_partitions($1, instant, 0, 0) from unnest($2::timestamptz[]) as instant',
      [name, months.map((month) => `${month}-15T00:00:00Z`)],
    )
}

async function dropForeignKeys(client: pg.Client, keys: readonly ForeignKey[]): Promise<void> {
  const statements = keys.map(({ table, name }) => `alter table ${table} drop constraint ${name}`)
  await client.query(statements.join(';'))
}

async function restoreForeignKeys(client: pg.Client, keys: readonly ForeignKey[]): Promise<void> {
  const statements = keys.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
  )
  await client.query(statements.join(';'))
}

async function loadPart(
  client: pg.Client,
  part: Part,
  manifest: Manifest,
  onProgress: Progress,
): Promise<void> {
  const kind = kindOf(part.name)
  if (kind === 'manifest' || 'file' in kind) {
    for await (const _ of part.content);
    return
  }
  const table = manifest.tables.find(({ name }) => name === kind.table)
  if (!table) throw damaged('its parts are not those that were written')
  await loadTable(client, table, part.content)
  if (table.rows > 0) onProgress(`${table.name}: ${table.rows} rows`)
}

async function loadTable(client: pg.Client, table: BackedUpTable, content: Part['content']): Promise<void> {
  const measure = newMeasure()
  const columns = table.columns.map((name) => pg.escapeIdentifier(name)).join(', ')
  const rows = client.query(copyFrom(`copy ${quoted(table.name)} (${columns}) from stdin`))
  await pipeline(Readable.from(measured(content, measure)), rows)
  // Looked through before, but by now the file may be another one.
  if (rows.rowCount !== table.rows || !isSame(measure.result(), table))
    throw damaged('its parts are not those that were written')
}

async function setSequences(client: pg.Client, { sequences }: Manifest): Promise<void> {
  for (const { name, value } of sequences)
    if (value !== null) await client.query('select setval($1::regclass, $2)', [quoted(name), value])
}
