// Changes what the control schema says of one organisation; only the owner may.
import type pg from 'pg'
import type { Id } from '#protocol'
import type { DatabaseAccess } from '#platform/database'
import { asOwner, type OrganisationRow, organisationRows } from './control.ts'
import { isTaken, ledTo } from './hosts.ts'
import type { ChangeGuard, Standing, WhyNotChanged } from './organisation.ts'

export type Changed = { row: OrganisationRow } | { whyNot: WhyNotChanged }

export function changeOrganisation(
  access: DatabaseAccess,
  id: Id,
  to: Standing,
  guard: ChangeGuard,
): Promise<Changed> {
  return asOwner(access.ownerUrl, async (client) => {
    await client.query('begin')
    await client.query(`set local lock_timeout = '5s'`)
    // No constraint spans the lists of hosts, and two organisations may want one name at the same moment.
    await client.query('lock table control.organisations in share row exclusive mode')
    const whyNot = whyNotChange(await organisationRows(client), id, to, guard)
    if (whyNot) return { whyNot }
    const row = await saveOrganisation(client, id, to)
    await client.query('commit')
    return { row }
  })
}

function whyNotChange(
  all: readonly OrganisationRow[],
  id: Id,
  to: Standing,
  guard: ChangeGuard,
): WhyNotChanged | undefined {
  const others = all.filter((one) => one.id !== id)
  const own = all.find((one) => one.id === id)
  if (own?.version !== guard.version) return { reason: 'stale' }
  const taken = to.hosts.find((host) => isTaken(host, others))
  if (taken !== undefined) return { reason: 'host-taken', host: taken }
  const here = guard.stillAt
  if (here !== undefined && ledTo(here, [...others, { ...own, hosts: to.hosts }])?.code !== own.code)
    return { reason: 'host-in-use', host: here }
  return undefined
}

async function saveOrganisation(client: pg.Client, id: Id, to: Standing): Promise<OrganisationRow> {
  const { rows } = await client.query<OrganisationRow>(
    `update control.organisations set name = $2, language = $3, time_zone = $4, hosts = $5, version = version + 1
      where id = $1 returning id, code, name, database_name, hosts, language, time_zone, version`,
    [id, to.name, to.language, to.timeZone, to.hosts],
  )
  if (!rows[0]) throw new Error('the organisation is not in the control schema')
  return rows[0]
}
