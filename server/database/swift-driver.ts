// Kysely's way to PostgreSQL with as few round trips as can be: BEGIN travels with the statement that follows it,
// nobody waits for the end of a reading, and what is asked often is parsed and planned once a connection.
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import type pg from 'pg'
import { type OftenAsked, oftenAsked } from './often-asked.ts'

export function swiftDriver(pool: pg.Pool): Driver {
  const often = oftenAsked()
  const lines = new WeakMap<DatabaseConnection, Line>()
  const lineOf = (connection: DatabaseConnection): Line => {
    const line = lines.get(connection)
    if (!line) throw new Error('a connection of another pool')
    return line
  }
  return {
    init: async () => undefined,
    async acquireConnection() {
      const line = openLine(await pool.connect(), often)
      lines.set(line.connection, line)
      return line.connection
    },
    beginTransaction: async (connection, settings) => lineOf(connection).begin(settings),
    commitTransaction: (connection) => lineOf(connection).commit(),
    rollbackTransaction: (connection) => lineOf(connection).rollback(),
    releaseConnection: async (connection) => lineOf(connection).release(),
    destroy: () => pool.end(),
  }
}

type Line = {
  connection: DatabaseConnection
  begin(settings: TransactionSettings): void
  commit(): Promise<void>
  rollback(): Promise<void>
  release(): void
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

function openLine(client: pg.PoolClient, often: OftenAsked): Line {
  let unsaidBegin: string | undefined
  let isReading = false
  let isBroken = false

  async function ask(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const name = often.nameOf(text)
    const question = { text, values: [...values], ...(name !== undefined && { name }) }
    try {
      return await withBegin(() => client.query(question))
    } catch (error) {
      if (hasOtherColumns(error)) often.forget(text)
      throw error
    }
  }

  /** Both in one packet. BEGIN fails only with the connection, and then so does what follows. */
  function withBegin<Answer>(say: () => Answer): Answer {
    if (unsaidBegin === undefined) return say()
    const { stream } = client.connection
    stream.cork()
    try {
      client.query(unsaidBegin).catch(() => undefined)
      unsaidBegin = undefined
      return say()
    } finally {
      stream.uncork()
    }
  }

  return {
    connection: {
      async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
        const { command, rowCount, rows } = await ask(sql, parameters)
        return { rows, ...(changing.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) }
      },
      streamQuery: () => {
        throw new Error('rows come page by page, not as a stream')
      },
    },
    begin({ accessMode, isolationLevel }) {
      isReading = accessMode === 'read only'
      const modes = [isolationLevel && `isolation level ${isolationLevel}`, accessMode]
      unsaidBegin = `begin ${modes.filter((mode) => mode !== undefined).join(', ')}`
    },
    async commit() {
      if (unsaidBegin !== undefined) return void (unsaidBegin = undefined)
      const committed = client.query('commit')
      // Whoever has this connection next asks behind it.
      if (isReading) return void committed.catch(() => undefined)
      // To a COMMIT after a failed statement PostgreSQL answers ROLLBACK.
      if ((await committed).command === 'ROLLBACK') throw new Error('the transaction had failed before')
    },
    async rollback() {
      if (unsaidBegin !== undefined) return void (unsaidBegin = undefined)
      await client.query('rollback').catch((error: unknown) => {
        isBroken = true
        throw error
      })
    },
    release: () => client.release(isBroken),
  }
}

/** A migration changed a table while the statement had its name. */
export function hasOtherColumns(error: unknown): boolean {
  return error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery'
}
