// All organisations this process serves, and the one that a request belongs to.
import { v7 } from 'uuid'
import type { Id, Language } from '#protocol'
import { migrateControl, migrateOrganisation } from '#platform/database'
import {
  dropUnfinished,
  makeDatabase,
  type OrganisationRow,
  ownerUrlOf,
  readOrganisations,
  registerOrganisation,
  whileMaking,
} from './control.ts'
import { isTaken, ledTo } from './hosts.ts'
import { type OpenOrganisation, openOrganisation, standingOf, type Surroundings } from './open.ts'
import type { Organisation } from './organisation.ts'

export type NewOrganisation = {
  name: string
  code: string
  language: Language
  timeZone: string
  hosts: string[]
}

/** Where an organisation is to be, before anything of it is there. */
export type EmptyDatabase = { ownerUrl: string; application: string }

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
  /** The same for one that was somewhere before: it keeps its id and its hosts where nobody here has them. */
  restore(
    wanted: NewOrganisation & { id: Id },
    fill: (database: EmptyDatabase) => Promise<void>,
    furnish: (organisation: Organisation) => Promise<void>,
  ): Promise<Organisation>
  /** Opens those that another process has made meanwhile, and learns what it changed of the others. */
  refresh(): Promise<void>
  /** Called for each organisation, now and when one is made. */
  onOpen(listener: (organisation: Organisation) => void): void
  close(): Promise<void>
}

export async function openOrganisations(around: Surroundings): Promise<Organisations> {
  const { access } = around
  await migrateControl(access.ownerUrl, access.application)
  const open = new Map<string, OpenOrganisation>()
  const listeners: ((organisation: Organisation) => void)[] = []

  async function add(row: OrganisationRow): Promise<OpenOrganisation> {
    await migrateOrganisation(ownerUrlOf(access, row.database_name), access.application)
    return openOrganisation(row, around)
  }

  function keep(organisation: OpenOrganisation): void {
    open.set(organisation.code, organisation)
    for (const listener of listeners) listener(organisation)
  }

  // One after the other: what is just being made is not opened a second time.
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  async function look(): Promise<void> {
    for (const row of await readOrganisations(access)) {
      const known = open.get(row.code)
      if (known) known.learn(standingOf(row))
      else keep(await add(row))
    }
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
      version: 1,
    }
    return furnished(row, furnish)
  }

  async function restore(
    wanted: NewOrganisation & { id: Id },
    fill: (database: EmptyDatabase) => Promise<void>,
    furnish: (organisation: Organisation) => Promise<void>,
  ): Promise<Organisation> {
    const known = await readOrganisations(access)
    const row: OrganisationRow = {
      id: known.some(({ id }) => id === wanted.id) ? v7() : wanted.id,
      code: wanted.code,
      name: wanted.name,
      database_name: await makeDatabase(access, wanted.code),
      hosts: wanted.hosts.filter((host) => !isTaken(host, known)),
      language: wanted.language,
      time_zone: wanted.timeZone,
      version: 1,
    }
    try {
      await fill({ ownerUrl: ownerUrlOf(access, row.database_name), application: access.application })
      return await furnished(row, furnish)
    } catch (error) {
      await dropUnfinished(access, row.database_name)
      throw error
    }
  }

  async function furnished(
    row: OrganisationRow,
    furnish: (organisation: Organisation) => Promise<void>,
  ): Promise<Organisation> {
    const organisation = await add(row)
    try {
      await furnish(organisation)
      await registerOrganisation(access, row, around.clock())
    } catch (error) {
      await organisation.close()
      throw error
    }
    keep(organisation)
    return organisation
  }

  await look()

  return {
    all: () => [...open.values()],
    byHost: (host) => ledTo(host, [...open.values()]),
    byCode: (code) => open.get(code),
    create: (wanted, furnish) => inTurn(() => whileMaking(access, () => create(wanted, furnish))),
    restore: (wanted, fill, furnish) =>
      inTurn(() => whileMaking(access, () => restore(wanted, fill, furnish))),
    refresh: () => inTurn(look),
    onOpen(listener) {
      listeners.push(listener)
      for (const organisation of open.values()) listener(organisation)
    },
    async close() {
      await turn
      await Promise.all([...open.values()].map((organisation) => organisation.close()))
    },
  }
}
