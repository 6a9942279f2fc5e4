// The control schema: which organisations there are. The only data that is not inside one of them.
import pg from 'pg'
import type { Id, Language } from '#protocol'
import { type DatabaseAccess, databaseUrl } from '#platform/database'

export type OrganisationRow = {
  id: Id
  code: string
  name: string
  database_name: string
  hosts: string[]
  language: Language
  time_zone: string
}

export async function readOrganisations(access: DatabaseAccess): Promise<OrganisationRow[]> {
  return asOwner(access.ownerUrl, async (client) => {
    const { rows } = await client.query<OrganisationRow>(
      'select id, code, name, database_name, hosts, language, time_zone from control.organisations order by created_at',
    )
    return rows
  })
}

export async function registerOrganisation(
  access: DatabaseAccess,
  row: OrganisationRow,
  now: Date,
): Promise<void> {
  await asOwner(access.ownerUrl, (client) =>
    client.query(
      `insert into control.organisations (id, code, name, database_name, hosts, language, time_zone, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.code, row.name, row.database_name, row.hosts, row.language, row.time_zone, now],
    ),
  )
}

/** The organisation's own database; where none may be made, the given one serves the only organisation. */
export async function makeDatabase(access: DatabaseAccess, code: string): Promise<string> {
  const given = decodeURIComponent(new URL(access.ownerUrl).pathname.slice(1))
  if (!access.mayCreateDatabases) return given
  const name = `${given}_${code.replaceAll('-', '_')}`.slice(0, 63)
  await asOwner(access.ownerUrl, async (client) => {
    const { rows } = await client.query('select from pg_database where datname = $1', [name])
    if (rows.length === 0)
      await client.query(`create database ${pg.escapeIdentifier(name)} template template0`)
  })
  return name
}

export const ownerUrlOf = (access: DatabaseAccess, name: string) => databaseUrl(access.ownerUrl, name)

async function asOwner<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'huawu control' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
