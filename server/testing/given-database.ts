// An empty database on the server of the run, as an operator would give it to Huawu by DATABASE_URL.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { databaseUrl } from '#platform/database'

export type GivenDatabase = { name: string; url: string; names(): Promise<string[]>; drop(): Promise<void> }

/** `serverUrl`: as whom and where. `drop` also takes the databases that Huawu made beside it. */
export async function givenDatabase(serverUrl: string, owner?: string): Promise<GivenDatabase> {
  const name = `given_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const ask = async (statement: string, values: string[] = []) => {
    const client = new pg.Client({ connectionString: serverUrl })
    await client.connect()
    try {
      return (await client.query<{ datname: string }>(statement, values)).rows
    } finally {
      await client.end()
    }
  }
  const names = async () => {
    const rows = await ask('select datname from pg_database where starts_with(datname, $1) order by 1', [
      name,
    ])
    return rows.map((row) => row.datname)
  }
  await ask(`create database ${name} template template0 ${owner ? `owner ${owner}` : ''}`)
  return {
    name,
    url: databaseUrl(serverUrl, name),
    names,
    async drop() {
      for (const one of await names()) await ask(`drop database ${pg.escapeIdentifier(one)} with (force)`)
    },
  }
}
