// Kysely's way to PostgreSQL with as few round trips as can be: BEGIN travels with the statement that follows it,
// COMMIT with those whose answers nobody reads, and what is asked often is parsed and planned once a connection.
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

const unread = new WeakSet<CompiledQuery>()

/** Nobody reads its answer: it is said in one packet with COMMIT, which fails if it does. */
export function withCommit(query: CompiledQuery): CompiledQuery {
  unread.add(query)
  return query
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

function openLine(client: pg.PoolClient, often: OftenAsked): Line {
  let unsaidBegin: string | undefined
  let unsaidLast: CompiledQuery[] | undefined
  let isBroken = false

  async function ask({ sql: text, parameters: values }: CompiledQuery): Promise<pg.QueryResult> {
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
    const begin = unsaidBegin
    unsaidBegin = undefined
    return inOnePacket(() => {
      client.query(begin).catch(() => undefined)
      return say()
    })
  }

  function inOnePacket<Answer>(say: () => Answer): Answer {
    const { stream } = client.connection
    stream.cork()
    try {
      return say()
    } finally {
      stream.uncork()
    }
  }

  return {
    connection: {
      async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
        if (unsaidLast && unread.has(query)) {
          unsaidLast.push(query)
          return { rows: [] }
        }
        const { command, rowCount, rows } = await ask(query)
        return { rows, ...(changing.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) }
      },
      streamQuery: () => {
        throw new Error('rows come page by page, not as a stream')
      },
    },
    begin({ accessMode, isolationLevel }) {
      const modes = [isolationLevel && `isolation level ${isolationLevel}`, accessMode]
      unsaidBegin = `begin ${modes.filter((mode) => mode !== undefined).join(', ')}`
      unsaidLast = []
    },
    async commit() {
      const last = unsaidLast ?? []
      unsaidLast = undefined
      if (unsaidBegin !== undefined && last.length === 0) return void (unsaidBegin = undefined)
      const [committed, ...answers] = inOnePacket(() => {
        const asked = last.map(ask)
        return [client.query('commit'), ...asked]
      })
      await Promise.all(answers).catch(async (error: unknown) => {
        await committed?.catch(() => undefined)
        throw error
      })
      // To a COMMIT after a failed statement PostgreSQL answers ROLLBACK.
      if ((await committed)?.command === 'ROLLBACK') throw new Error('the transaction had failed before')
    },
    async rollback() {
      unsaidLast = undefined
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
