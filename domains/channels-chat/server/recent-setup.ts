// The few settings that every call of the widget needs, at most a few seconds old.
import type { Limits, Site } from '#channels-chat/core'
import type { Organisation } from '#platform/organisations'
import { chatSetup, siteOrigins } from './store-setup.ts'

type Recent = { at: number; setup: Promise<{ limits: Limits; sites: Pick<Site, 'origins'>[] }> }

const freshMilliseconds = 3_000
const recent = new WeakMap<Organisation, Recent>()

export function recentSetup(organisation: Organisation): Recent['setup'] {
  const now = organisation.clock().getTime()
  const known = recent.get(organisation)
  if (known && Math.abs(now - known.at) < freshMilliseconds) return known.setup
  const setup = read(organisation)
  recent.set(organisation, { at: now, setup })
  setup.catch(() => recent.delete(organisation))
  return setup
}

/** After a change: the process that made it follows at once. */
export function forgetSetup(organisation: Organisation): void {
  recent.delete(organisation)
}

async function read(organisation: Organisation): Promise<Awaited<Recent['setup']>> {
  const [{ limits }, sites] = await Promise.all([chatSetup(organisation.db), siteOrigins(organisation.db)])
  return { limits, sites }
}
