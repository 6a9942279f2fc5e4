// Which two roles there are: the owner migrates, the application serves.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartRefused } from '#platform/config'

export type DatabaseAccess = {
  ownerUrl: string
  applicationUrl: string
  /** The application role as an SQL identifier, for grants. */
  application: string
  /** Taken with SET ROLE after connecting, where the application has no login of its own. */
  role: string | undefined
  /** Whether an organisation may get a database of its own. */
  mayCreateDatabases: boolean
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(name)}`
  return changed.toString()
}

/**
 * Looks at the given server: is it there, is it new enough, what may we do.
 * With only one URL the application steps down to a role without rights over the logs, where it may make one.
 */
export async function databaseAccess(
  applicationUrl: string,
  ownerUrl: string | undefined,
  patienceMs = 0,
): Promise<DatabaseAccess> {
  const owner = await connected(ownerUrl ?? applicationUrl, patienceMs)
  try {
    const { rows } = await owner.query<{ version: number; name: string; databases: boolean; roles: boolean }>(
      `select current_setting('server_version_num')::int as version, quote_ident(current_user) as name,
              rolcreatedb or rolsuper as databases, rolcreaterole or rolsuper as roles
         from pg_roles where rolname = current_user`,
    )
    const row = rows[0]
    if (!row || row.version < 150_000) {
      throw new StartRefused('Huawu needs PostgreSQL 15 or newer; the one at DATABASE_URL is older.')
    }
    const common = { ownerUrl: ownerUrl ?? applicationUrl, applicationUrl, mayCreateDatabases: row.databases }
    if (ownerUrl && ownerUrl !== applicationUrl) {
      return {
        ...common,
        application: `"${decodeURIComponent(new URL(applicationUrl).username)}"`,
        role: undefined,
      }
    }
    if (!row.roles) return { ...common, application: row.name, role: undefined }
    await makeApplicationRole(owner)
    return { ...common, application: 'huawu_application', role: 'huawu_application' }
  } finally {
    await owner.end()
  }
}

async function makeApplicationRole(owner: pg.Client): Promise<void> {
  try {
    await owner.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'huawu_application') then
        create role huawu_application nologin;
      end if;
      execute format('grant huawu_application to %I', current_user);
    end $$`)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '42501')) throw error
    throw new StartRefused(
      'This PostgreSQL has a role huawu_application that belongs to another user: let that user grant it to the one of DATABASE_URL, or set DATABASE_OWNER_URL and a DATABASE_URL of its own.',
    )
  }
}

/** `patienceMs`: how long a database that is just starting may refuse us. */
async function connected(url: string, patienceMs: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  // A connection that is lost says so as an event too, and an event nobody hears ends the program.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    if (patienceMs > 0) {
      await pause(200)
      return connected(url, patienceMs - 200)
    }
    const { hostname, port, pathname } = new URL(url)
    const why = reasonOf(error)
    throw new StartRefused(
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be reached: ${why}.`,
    )
  }
}

// A name with several addresses fails once for each: the error over them has a code and no words.
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors.at(-1))
  return error instanceof Error ? error.message : String(error)
}
