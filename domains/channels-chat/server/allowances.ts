// Takes from what a sender may do. A process takes a few at once from what all share and gives them out from memory.
import { type Allowance, millisecondsOf, someMore, takenAtOnce } from '#channels-chat/core'
import type { Organisation } from '#platform/organisations'
import { Refused } from '#protocol'
import { forgetRegained, take, usedUntil } from './store-allowances.ts'

/** `until`: by then the shared allowance has regained what this process took and did not use. */
type Held = { left: number; until: number }

const mostRemembered = 50_000
const betweenCleanings = 1_000
let taken = 0
const heldBySender = new Map<string, Held>()

export type Sender = { name: string; allowance: Allowance; count?: number }

/** How many seconds she must wait, or undefined when it was taken. */
export async function secondsToWait(
  organisation: Organisation,
  { name, allowance, count = 1 }: Sender,
): Promise<number | undefined> {
  const key = `${organisation.id} ${name}`
  const now = organisation.clock()
  if (count === 1 && useHeld(key, now.getTime())) return undefined
  const most = count === 1 ? takenAtOnce(allowance) : count
  for (const asked of most > count ? [most, count] : [count]) {
    if (!(await takeShared(organisation, { name, allowance, count: asked }, now))) continue
    if (asked > count) hold(key, asked - count, now.getTime() + millisecondsOf(asked, allowance))
    return undefined
  }
  const outcome = someMore(await usedUntil(organisation.db, name), allowance, now.getTime(), count)
  return 'waitSeconds' in outcome ? outcome.waitSeconds : 1
}

function takeShared(
  organisation: Organisation,
  { name, allowance, count = 1 }: Sender,
  now: Date,
): Promise<boolean> {
  if (++taken % betweenCleanings === 0) cleanUp(organisation, now)
  return take(organisation.db, {
    key: name,
    now,
    milliseconds: millisecondsOf(Math.min(count, allowance.burst), allowance),
    roomMilliseconds: millisecondsOf(allowance.burst, allowance),
  })
}

function cleanUp({ db, log }: Organisation, now: Date): void {
  forgetRegained(db, now).catch((error: unknown) => log.warn({ error }, 'allowances could not be cleaned up'))
}

function useHeld(key: string, now: number): boolean {
  const held = heldBySender.get(key)
  if (!held || held.left < 1 || held.until < now) return false
  held.left -= 1
  return true
}

function hold(key: string, left: number, until: number): void {
  heldBySender.delete(key)
  heldBySender.set(key, { left, until })
  const oldest = heldBySender.keys().next().value
  if (heldBySender.size > mostRemembered && oldest !== undefined) heldBySender.delete(oldest)
}

export function tooMany(seconds: number): Refused {
  return new Refused({ code: 'channels-chat.too-many', status: 429, facts: { seconds } })
}
