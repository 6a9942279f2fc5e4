// The widget's door: which pages may carry the chat, and how much one visitor and one address may do.
import { askingOf, kilobytesADay, type Limits, mayCarryChat, type Side } from '#channels-chat/core'
import { networkOf } from '#identity/core'
import type { Organisation } from '#platform/organisations'
import { type Actor, Refused } from '#protocol'
import { secondsToWait, tooMany } from './allowances.ts'
import { recentSetup } from './recent-setup.ts'

export type Knocking = {
  endpointId: string
  actor: Actor
  address: string
  /** The site of the page that asks; undefined from programs, and from our own pages. */
  foreignOrigin: string | undefined
  /** How much it brings. */
  bytes: number | undefined
}

/** Refuses before anything is read or written; calls that are not the widget's pass. */
export async function admit(organisation: Organisation, knocking: Knocking): Promise<void> {
  const asking = askingOf[knocking.endpointId]
  if (asking === undefined) return
  if (!(await mayCarry(organisation, knocking.foreignOrigin))) {
    throw new Refused({ code: 'channels-chat.site-not-allowed', status: 403 })
  }
  const { limits } = await recentSetup(organisation)
  for (const { side, name } of sendersOf(knocking)) {
    const allowance = limits[side][asking]
    const seconds = await secondsToWait(organisation, { name: `${asking} ${name}`, allowance })
    if (seconds !== undefined) throw tooMany(seconds)
    if (asking === 'file') await countBytes(organisation, limits, { side, name, bytes: knocking.bytes })
  }
}

/** Whether a page of this site may carry the chat: for calls and for sockets. */
export async function mayCarry(organisation: Organisation, origin: string | undefined): Promise<boolean> {
  return origin === undefined || mayCarryChat(origin, (await recentSetup(organisation)).sites)
}

/** Whether this visitor may say once more that she types; the signal itself is nothing to be refused. */
export async function mayType(organisation: Organisation, visitorId: string): Promise<boolean> {
  const { limits } = await recentSetup(organisation)
  const sender = { name: `typing visitor ${visitorId}`, allowance: limits.visitor.typing }
  return (await secondsToWait(organisation, sender)) === undefined
}

function sendersOf({ actor, address }: Knocking): { side: Side; name: string }[] {
  const fromAddress = { side: 'address', name: `address ${networkOf(address)}` } as const
  if (actor.kind !== 'visitor') return [fromAddress]
  return [{ side: 'visitor', name: `visitor ${actor.visitorId}` }, fromAddress]
}

const unknownBytes = 1_000_000

async function countBytes(
  organisation: Organisation,
  limits: Limits,
  { side, name, bytes = unknownBytes }: { side: Side; name: string; bytes: number | undefined },
): Promise<void> {
  const seconds = await secondsToWait(organisation, {
    name: `kilobytes ${name}`,
    allowance: kilobytesADay(limits[side]),
    count: Math.ceil(bytes / 1_000),
  })
  if (seconds !== undefined) throw tooMany(seconds)
}
