// The control schema: which organisations there are. The only data that is not inside one of them.
import pg from 'pg'
import { type Id, type Language, Refused } from '#protocol'
import { StartRefused } from '#platform/config'
import { type DatabaseAccess, databaseUrl } from '#platform/database'

export type OrganisationRow = {
  id: Id
  code: string
  name: string
  database_name: string
  hosts: string[]
  language: Language
  time_zone: string
  version: number
}

export async function readOrganisations(access: DatabaseAccess): Promise<OrganisationRow[]> {
  return asOwner(access.ownerUrl, organisationRows)
}

export async function organisationRows(client: pg.Client): Promise<OrganisationRow[]> {
  const { rows } = await client.query<OrganisationRow>(
    `select id, code, name, database_name, hosts, language, time_zone, version
       from control.organisations order by created_at`,
  )
  return rows
}

export async function registerOrganisation(
  access: DatabaseAccess,
  row: OrganisationRow,
  now: Date,
): Promise<void> {
  await asOwner(access.ownerUrl, async (client) => {
    await client.query('begin')
    await client.query(
      `insert into control.organisations (id, code, name, database_name, hosts, language, time_zone, version, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        row.id,
        row.code,
        row.name,
        row.database_name,
        row.hosts,
        row.language,
        row.time_zone,
        row.version,
        now,
      ],
    )
    if (access.mayCreateDatabases)
      await client.query(`comment on database ${pg.escapeIdentifier(row.database_name)} is null`)
    await client.query('commit')
  })
}

/** One set-up at a time, whichever process asks: `work` runs while no other is being made. */
export function whileMaking<Result>(access: DatabaseAccess, work: () => Promise<Result>): Promise<Result> {
  return asOwner(access.ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(4600003)')
    return work()
  })
}

// Says of a database that it belongs to no organisation yet: a set-up that was cut off begins with a new one.
const unfinished = 'Huawu: set-up not finished'

/** The organisation's own database; where none may be made, the given one serves the only organisation. */
export async function makeDatabase(access: DatabaseAccess, code: string): Promise<string> {
  const known = await readOrganisations(access)
  if (known.some((one) => one.code === code))
    throw new Refused({ code: 'protocol.already-set-up', status: 409 })
  const given = decodeURIComponent(new URL(access.ownerUrl).pathname.slice(1))
  if (!access.mayCreateDatabases) {
    if (known.length === 0) return given
    throw new StartRefused(
      'This user of the database may not create databases, so there is room for one organisation only.',
    )
  }
  const name = `${given}_${code.replaceAll('-', '_')}`.slice(0, 63)
  await asOwner(access.ownerUrl, (client) => makeEmpty(client, name))
  return name
}

async function makeEmpty(client: pg.Client, name: string): Promise<void> {
  const mark = await markOf(client, name)
  const database = pg.escapeIdentifier(name)
  if (mark !== undefined && mark !== unfinished)
    throw new StartRefused(`There is already a database ${name}, and it belongs to no organisation here.`)
  if (mark === unfinished) await client.query(`drop database ${database} with (force)`)
  await client.query(`create database ${database} template template0`)
  await client.query(`comment on database ${database} is '${unfinished}'`)
}

/** Takes away what was begun and does not belong to an organisation. */
export async function dropUnfinished(access: DatabaseAccess, name: string): Promise<void> {
  if (!access.mayCreateDatabases) return
  await asOwner(access.ownerUrl, async (client) => {
    if ((await markOf(client, name)) === unfinished)
      await client.query(`drop database ${pg.escapeIdentifier(name)} with (force)`)
  })
}

/** Undefined where there is no such database. */
async function markOf(client: pg.Client, name: string): Promise<string | null | undefined> {
  const { rows } = await client.query<{ mark: string | null }>(
    `select shobj_description(oid, 'pg_database') as mark from pg_database where datname = $1`,
    [name],
  )
  return rows[0]?.mark
}

export const ownerUrlOf = (access: DatabaseAccess, name: string) => databaseUrl(access.ownerUrl, name)

export async function asOwner<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'huawu control' })
  // A connection that is lost says so as an event too, and an event nobody hears ends the program.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
