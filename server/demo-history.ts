// Writes the history of the sample centre, a contact at a time. Broken off, it goes on where it stopped; finished,
// it finds nothing to do.
import { perform, withPastIds } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import { recordState } from '#routing/server'
import {
  type ContactPlan,
  dayOf,
  type LivedDay,
  liveThrough,
  planDay,
  type PlannedDay,
} from '#simulator/script'
import { actorsOf, floorOn, readFloor } from './demo-floor.ts'
import { demoCentre, demoVisitors, makePartitionsFrom, markWritten, writtenKeys } from './demo-store.ts'
import { type Cast, introduce, livingVisitors, type Meets, writeStory } from './demo-story.ts'

const dayMilliseconds = 86_400_000

/** The same organisation, but what is written reaches no screen, no router and no worker. */
function inThePast(organisation: Organisation): Organisation {
  const feed = { ...organisation.feed, publish: () => undefined, whisper: () => undefined }
  return { ...organisation, feed, reactionsTo: () => [] }
}

/** `perDay`: contacts on an ordinary day. */
export type Length = { days: number; perDay: number }

/** Gives how many contacts it wrote: those that were over when the centre began to live. */
export async function writeHistory(
  organisation: Organisation,
  length: Length,
  meets: Meets = () => undefined,
): Promise<number> {
  const centre = await demoCentre(organisation.db)
  if (!centre) return 0
  const planned = daysBefore(centre.beganAt, length, organisation.timeZone)
  const floor = await readFloor(organisation)
  const visitors = new Map((await demoVisitors(organisation.db)).map((visitor) => [visitor.key, visitor]))
  const cast: Cast = { agents: actorsOf(floor.agents), visitors, meets, url: organisation.url }
  await makePartitionsFrom(organisation, new Date(planned[0]?.midnight ?? centre.beganAt))
  const past = inThePast(organisation)
  const plans = planned.flatMap((day) => planDay(centre.seed, day))
  await introduceAll(past, plans, cast)
  const written = await writtenKeys(organisation.db)
  let many = 0
  for (const day of planned) {
    const lived = untilThen(liveThrough(centre.seed, day, floorOn(floor, day)), centre.beganAt)
    const stories = lived.stories.filter(({ plan }) => !written.has(plan.key))
    for (const story of stories) await writeStory(past, story, cast)
    if (!written.has(day.date)) await writeStates(past, day, lived)
    many += stories.length
  }
  return many
}

/** First of all: whoever comes live meanwhile is then somebody from the first minute. */
async function introduceAll(past: Organisation, plans: readonly ContactPlan[], cast: Cast): Promise<void> {
  cast.meets(livingVisitors(cast.visitors.values()))
  const since = plans[0]?.at ?? 0
  for (const { customer } of plans) {
    if (customer.hasAccount && !cast.visitors.has(customer.key))
      await introduce(past, { customer, since }, cast)
  }
}

/** What is over when the centre begins to live: the rest happens live. */
function untilThen({ stories, states }: LivedDay, then: Date): LivedDay {
  const isOver = ({ outcome }: LivedDay['stories'][number]) =>
    (outcome.kind === 'served' ? Math.max(outcome.wrappedUpAt, outcome.ratedAt) : outcome.at) < then.getTime()
  return { stories: stories.filter(isOver), states: states.filter(({ at }) => at < then.getTime()) }
}

async function writeStates(organisation: Organisation, day: PlannedDay, { states }: LivedDay): Promise<void> {
  const actor = { kind: 'system', name: 'demo' } as const
  await perform({ organisation, actor, now: new Date(day.midnight) }, (tx) =>
    withPastIds(async (setBirth) => {
      if (!(await markWritten(tx.db, day.date))) return
      for (const { at, agentId: personId, from, state } of states) {
        const now = new Date(at)
        setBirth(now)
        await recordState({ ...tx, now }, { personId, from, state })
      }
    }),
  )
}

/** The days before this instant and its own, each with its midnight where the centre is. */
function daysBefore(instant: Date, { days, perDay }: Length, timeZone: string): PlannedDay[] {
  return Array.from({ length: days + 1 }, (_, index) => ({
    ...dayOf(instant.getTime() - (days - index) * dayMilliseconds, timeZone),
    perDay,
  }))
}
