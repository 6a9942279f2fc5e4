// All organisations this process serves, and the one that a request belongs to.
import { v7 } from 'uuid'
import type { Language } from '#protocol'
import { migrateControl, migrateOrganisation } from '#platform/database'
import {
  makeDatabase,
  type OrganisationRow,
  ownerUrlOf,
  readOrganisations,
  registerOrganisation,
  whileMaking,
} from './control.ts'
import { type OpenOrganisation, openOrganisation, type Surroundings } from './open.ts'
import type { Organisation } from './organisation.ts'

export type NewOrganisation = {
  name: string
  code: string
  language: Language
  timeZone: string
  hosts: string[]
}

export type Organisations = {
  all(): readonly Organisation[]
  /** By the host name of a request: a host of its own, the first label as its code, or the only one there is. */
  byHost(host: string): Organisation | undefined
  byCode(code: string): Organisation | undefined
  /** Makes the database, lets `furnish` fill it, and only then registers it. */
  create(
    wanted: NewOrganisation,
    furnish: (organisation: Organisation) => Promise<void>,
  ): Promise<Organisation>
  /** Opens those that another process has made meanwhile. */
  refresh(): Promise<void>
  /** Called for each organisation, now and when one is made. */
  onOpen(listener: (organisation: Organisation) => void): void
  close(): Promise<void>
}

export async function openOrganisations(around: Surroundings): Promise<Organisations> {
  const { access } = around
  await migrateControl(access.ownerUrl, access.application)
  const open = new Map<string, { organisation: OpenOrganisation; hosts: readonly string[] }>()
  const listeners: ((organisation: Organisation) => void)[] = []

  async function add(row: OrganisationRow): Promise<OpenOrganisation> {
    await migrateOrganisation(ownerUrlOf(access, row.database_name), access.application)
    return openOrganisation(row, around)
  }

  function keep(row: OrganisationRow, organisation: OpenOrganisation): void {
    open.set(row.code, { organisation, hosts: row.hosts })
    for (const listener of listeners) listener(organisation)
  }

  // One after the other: what is just being made is not opened a second time.
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  async function openNew(): Promise<void> {
    const rows = await readOrganisations(access)
    for (const row of rows) if (!open.has(row.code)) keep(row, await add(row))
  }

  async function create(
    wanted: NewOrganisation,
    furnish: (organisation: Organisation) => Promise<void>,
  ): Promise<Organisation> {
    const row: OrganisationRow = {
      id: v7(),
      code: wanted.code,
      name: wanted.name,
      database_name: await makeDatabase(access, wanted.code),
      hosts: wanted.hosts,
      language: wanted.language,
      time_zone: wanted.timeZone,
    }
    const organisation = await add(row)
    try {
      await furnish(organisation)
      await registerOrganisation(access, row, around.clock())
    } catch (error) {
      await organisation.close()
      throw error
    }
    keep(row, organisation)
    return organisation
  }

  await openNew()

  return {
    all: () => [...open.values()].map(({ organisation }) => organisation),
    byHost: (host) => pick(host, [...open.values()]),
    byCode: (code) => open.get(code)?.organisation,
    create: (wanted, furnish) => inTurn(() => whileMaking(access, () => create(wanted, furnish))),
    refresh: () => inTurn(openNew),
    onOpen(listener) {
      listeners.push(listener)
      for (const { organisation } of open.values()) listener(organisation)
    },
    async close() {
      await turn
      await Promise.all([...open.values()].map(({ organisation }) => organisation.close()))
    },
  }
}

type Candidate = { organisation: OpenOrganisation; hosts: readonly string[] }

function pick(host: string, candidates: readonly Candidate[]): Organisation | undefined {
  const name = host.toLowerCase()
  const bare = name.replace(/:\d+$/, '')
  const byName = candidates.find(({ hosts }) => hosts.includes(name) || hosts.includes(bare))
  if (byName) return byName.organisation
  const label = bare.split('.')[0]
  const byLabel = candidates.find(({ organisation }) => bare.includes('.') && organisation.code === label)
  if (byLabel) return byLabel.organisation
  return candidates.length === 1 ? candidates[0]?.organisation : undefined
}
