// The organisation itself: its name, default language, time zone and host names.
import { type Action, announce, audit, type Tx } from '#platform/action'
import type { Standing } from '#platform/organisations'
import { Refused } from '#protocol'
import {
  type changeOrganisation as change,
  type getOrganisation as get,
  isHost,
  isTimeZone,
  organisationChanged,
  type OrganisationFacts,
} from '#identity/core'
import { lastChangeOf } from './store-audit.ts'

const shown = ({ organisation }: Tx): OrganisationFacts => {
  const { code, url, version } = organisation
  return { code, url, version, ...standingOf(organisation) }
}

const standingOf = ({ name, language, timeZone, hosts }: Standing) => ({
  name,
  language,
  timeZone,
  hosts: [...hosts],
})

export const getOrganisation: Action<typeof get> = (tx) => Promise.resolve(shown(tx))

export const changeOrganisation: Action<typeof change> = async (tx, { body }) => {
  const { organisation } = tx
  const { version, ...wanted } = body
  if (version !== organisation.version) await refuseStale(tx)
  const before = standingOf(organisation)
  const after = {
    name: wanted.name?.trim() ?? before.name,
    language: wanted.language ?? before.language,
    timeZone: wanted.timeZone ?? before.timeZone,
    hosts: wanted.hosts ? hostsOf(wanted.hosts, organisation.url) : before.hosts,
  }
  refuseUnknownTimeZone(after.timeZone)
  if (JSON.stringify(after) === JSON.stringify(before)) return shown(tx)
  await announce(tx, organisationChanged({}, { ...after, version: version + 1 }))
  await audit(tx, {
    action: 'identity.change-organisation',
    subject: { kind: 'organisation', id: organisation.id, label: after.name },
    before,
    after,
  })
  // Another database, which no transaction spans: last, so that a refusal or a failure there takes the entry back
  // with it, and whoever hears of the change finds it made.
  await save(tx, after, version)
  return shown(tx)
}

async function save(tx: Tx, to: Standing, version: number): Promise<void> {
  const whyNot = await tx.organisation.change(to, { version, stillAt: hostOfPage(tx) })
  if (whyNot?.reason === 'stale') await refuseStale(tx)
  else if (whyNot)
    throw new Refused({ code: `identity.${whyNot.reason}`, status: 409, facts: { host: whyNot.host } })
}

/** Where she works; a program has no page from which it could shut itself out. */
function hostOfPage(tx: Tx): string | undefined {
  const origin = tx.request.headers.get('origin')
  return origin !== null && URL.canParse(origin) ? new URL(origin).host : undefined
}

/** Of each only what a browser sends: 'https://客服.example/' is 'xn--ubtq9x.example'. */
function hostsOf(typed: readonly string[], url: string): string[] {
  const { protocol } = new URL(url)
  const hosts = typed.map((text) => {
    const address = /^https?:\/\//i.test(text.trim()) ? text.trim() : `${protocol}//${text.trim()}`
    const host = URL.canParse(address) ? new URL(address).host : ''
    if (!isHost(host))
      throw new Refused({ code: 'identity.host-invalid', status: 422, facts: { host: text } })
    return host
  })
  return [...new Set(hosts)]
}

function refuseUnknownTimeZone(timeZone: string): void {
  if (!isTimeZone(timeZone))
    throw new Refused({ code: 'protocol.unknown-time-zone', status: 422, facts: { timeZone } })
}

async function refuseStale(tx: Tx): Promise<never> {
  const { id, version } = tx.organisation
  const last = await lastChangeOf(tx.db, { kind: 'organisation', id })
  const facts = {
    version,
    by: last?.by ?? '',
    at: last?.at.toISOString() ?? '',
    fields: last?.fields.join(', ') ?? '',
  }
  throw new Refused({ code: 'identity.stale', status: 409, facts })
}
