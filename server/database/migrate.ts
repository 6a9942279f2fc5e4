// Brings a database forward, one file at a time; never back.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { runMigrations as migrateJobs } from 'graphile-worker'
import { StartRefused } from '#platform/config'

export type Migration = { name: string; text: string; hash: string }

/** The files of a folder in their order. `${application}` stands for the application role. */
export async function readMigrations(folder: string, application: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      return { name, hash, text: text.replaceAll('${application}', application) }
    }),
  )
}

/**
 * Applies what is missing, each file in a transaction of its own unless its first line says
 * `-- outside a transaction`. Refuses a database that is newer than the program.
 */
export async function migrate(
  client: pg.Client,
  migrations: readonly Migration[],
  table: string,
): Promise<string[]> {
  await client.query(
    `create table if not exists ${table} (name text primary key, hash text not null, applied_at timestamptz not null default now())`,
  )
  const { rows } = await client.query<{ name: string }>(`select name from ${table}`)
  refuseNewer(rows, migrations)
  const done = new Set(rows.map((row) => row.name))
  const missing = migrations.filter((migration) => !done.has(migration.name))
  for (const migration of missing) await applyOne(client, migration, table)
  return missing.map((migration) => migration.name)
}

function refuseNewer(applied: readonly { name: string }[], known: readonly Migration[]): void {
  const unknown = applied.filter((row) => !known.some((migration) => migration.name === row.name))
  if (unknown.length === 0) return
  throw new StartRefused(
    `The database is newer than this program: it already has ${unknown.map((row) => row.name).join(', ')}. Start the version that made it, or a later one.`,
  )
}

async function applyOne(client: pg.Client, migration: Migration, table: string): Promise<void> {
  const record = {
    text: `insert into ${table} (name, hash) values ($1, $2)`,
    values: [migration.name, migration.hash],
  }
  if (migration.text.startsWith('-- outside a transaction')) {
    await client.query(migration.text)
    await client.query(record)
    return
  }
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = '5s'`)
    await client.query(migration.text)
    await client.query(record)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(
      `Migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  }
}

const databaseFolder = join(import.meta.dirname, '../../database')

/** Which migrations this program knows. */
export async function migrationNames(): Promise<string[]> {
  return (await readMigrations(join(databaseFolder, 'migrations'), '')).map(({ name }) => name)
}

/**
 * Everything one organisation's database needs, then what the application role may do there.
 * With `only`, the schema as it was when there were no other migrations.
 */
export function migrateOrganisation(
  ownerUrl: string,
  application: string,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  return inTurn(ownerUrl, async (client) => {
    const hadJobs = await hasJobs(client)
    if (!hadJobs) await migrateJobs({ connectionString: ownerUrl })
    const all = await readMigrations(join(databaseFolder, 'migrations'), application)
    const migrations = only ? all.filter(({ name }) => only.has(name)) : all
    const applied = await migrate(client, migrations, 'public.migrations')
    if (applied.length > 0 || !hadJobs) {
      await migrateJobs({ connectionString: ownerUrl })
      // The grants name tables that an older schema may not have yet.
      if (migrations.length === all.length) await grant(client, application)
    }
    return applied
  })
}

// Any two processes that start together take turns.
async function inTurn<Result>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'huawu migrate' })
  // A connection that is lost says so as an event too, and an event nobody hears ends the program.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4600001)')
    return await work(client)
  } finally {
    await client.end()
  }
}

async function hasJobs(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: string | null }>(
    `select to_regclass('graphile_worker.migrations')::text as there`,
  )
  return rows[0]?.there !== null
}

async function grant(client: pg.Client, application: string): Promise<void> {
  const { rows } = await client.query<{ owner: string }>('select quote_ident(current_user) as owner')
  if (rows[0]?.owner === application.replaceAll('"', '') || rows[0]?.owner === application) return
  const text = await readFile(join(databaseFolder, 'grants.sql'), 'utf8')
  await client.query(text.replaceAll('${application}', application))
}

/** Brings the control schema forward in the given database. */
export function migrateControl(ownerUrl: string, application: string): Promise<void> {
  return inTurn(ownerUrl, async (client) => {
    await client.query('create schema if not exists control')
    const migrations = await readMigrations(join(databaseFolder, 'control'), application)
    await migrate(client, migrations, 'control.migrations')
    await client.query(`grant usage on schema control to ${application}`)
    await client.query(`grant select on all tables in schema control to ${application}`)
  })
}
