import pg from 'pg'
import { type Access, applicationRole, ownerUrl } from './access.ts'
import { StartFailure } from './start-failure.ts'

// Huawu at work connects as a role that may neither change the schema nor make databases.
export async function ensureApplicationRole(access: Access): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl(access), connectionTimeoutMillis: 30_000 })
  try {
    await client.connect()
    const found = await client.query('select 1 from pg_roles where rolname = $1', [applicationRole])
    if (found.rowCount === 0) {
      // The password is of our own making: letters, digits, - and _ only.
      await client.query(
        `create role ${applicationRole} login nosuperuser nocreatedb nocreaterole password '${access.applicationPassword}'`,
      )
    }
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError && cause.code === '28P01')) throw cause
    throw new StartFailure(
      'access-does-not-fit',
      'The stored password does not open the embedded database: restore access.json from the backup this data came from.',
      { cause },
    )
  } finally {
    await client.end()
  }
}
