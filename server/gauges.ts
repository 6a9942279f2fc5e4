// What /metrics shows of the organisations: numbers, never who.
import { setTimeout as pause } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type { Gauges } from '#platform/http'
import type { Organisation, Organisations } from '#platform/organisations'

/** One number of an organisation's database, as an SQL expression. */
type Figure = { name: string; help: string; value(now: Date): RawBuilder<number> }
type Values = Readonly<Record<string, number>>

export function gauges(
  organisations: Pick<Organisations, 'all'>,
  { figures, leads }: { figures: readonly Figure[]; leads(code: string): boolean },
): Gauges {
  const each = (value: (organisation: Organisation) => number) => () =>
    organisations
      .all()
      .map((organisation) => ({ organisation: organisation.code, value: value(organisation) }))
  const read = nowAndThen((organisation) => readFigures(organisation, figures))

  async function values(name: string) {
    const all = await Promise.all(
      organisations.all().map(async (one) => ({ organisation: one.code, value: (await read(one))?.[name] })),
    )
    // No number where a database does not answer: a zero would say that all is well.
    return all.flatMap(({ organisation, value }) => (value === undefined ? [] : [{ organisation, value }]))
  }

  return [
    {
      name: 'huawu_open_screens',
      help: 'Sockets of staff and visitors that are open on this process.',
      read: each(({ hub }) => hub.connections()),
    },
    {
      name: 'huawu_database_connections',
      help: 'Connections of this process to the database of the organisation.',
      read: each(({ pool }) => pool.totalCount),
    },
    {
      name: 'huawu_database_waiting',
      help: 'Requests of this process that wait for a connection.',
      read: each(({ pool }) => pool.waitingCount),
    },
    {
      name: 'huawu_router_leads',
      help: 'Whether this process routes the contacts of the organisation: 1 in exactly one process.',
      read: each(({ code }) => Number(leads(code))),
    },
    ...figures.map(({ name, help }) => ({ name, help, read: () => values(name) })),
  ]
}

async function readFigures({ db, clock }: Organisation, figures: readonly Figure[]): Promise<Values> {
  const now = clock()
  const columns = figures.map(({ name, value }) => sql`${value(now)}::float8 as ${sql.id(name)}`)
  const { rows } = await sql<Values>`select ${sql.join(columns)}`.execute(db)
  return rows[0] ?? {}
}

const keptMilliseconds = 5_000
const patienceMilliseconds = 3_000

/** All figures of one look, and those who look often, share one query; a slow one holds nobody up. */
function nowAndThen(read: (organisation: Organisation) => Promise<Values>) {
  const looks = new WeakMap<Organisation, { doneAt: number; values: Promise<Values | undefined> }>()

  function lookAt(organisation: Organisation): Promise<Values | undefined> {
    const last = looks.get(organisation)
    if (last && performance.now() - last.doneAt < keptMilliseconds) return last.values
    const look = { doneAt: Infinity, values: read(organisation).catch(() => undefined) }
    looks.set(organisation, look)
    void look.values.then(() => (look.doneAt = performance.now()))
    return look.values
  }

  return (organisation: Organisation): Promise<Values | undefined> =>
    Promise.race([lookAt(organisation), pause(patienceMilliseconds, undefined, { ref: false })])
}
