import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import type { DB } from '#database'
import { swiftDriver } from './swift-driver.ts'

/** Queries of one organisation: inside an action always its transaction. */
export type Db = Kysely<DB> | Transaction<DB>

// A date has no time zone: as a Date it would become the day before in Shanghai.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
// Counts and sums stay well below 2^53 here.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type PoolOptions = {
  url: string
  size: number
  role?: string | undefined
  name: string
  /** Whatever is asked of it stands alone and changes nothing: PostgreSQL itself refuses to write. */
  readOnly?: boolean
}

/** Said once a connection, and not once a transaction: nothing anybody asks for may take longer. */
const longestStatement = '-c statement_timeout=20s'

/** A pool that survives a database that goes away: a lost idle connection is no reason to fall over. */
export function openPool(options: PoolOptions, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size,
    application_name: options.name,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    options: [
      longestStatement,
      ...(options.role ? [`-c role=${options.role}`] : []),
      ...(options.readOnly ? ['-c default_transaction_read_only=on'] : []),
    ].join(' '),
  })
  pool.on('error', onLost)
  // While it is lent out a connection is nobody's else to listen to; its query fails all the same.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export function queriesOn(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => swiftDriver(pool),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}
