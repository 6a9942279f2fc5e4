// 1,000 connected agents. First everybody who waits is let in at once: how many are assigned a second. Then contacts
// arrive and agents become free 20 times a second: how soon a free agent has the next one on her screen.
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Id } from '#protocol'
import { until } from './stage/chats.ts'
import { eachOf, noteMachine, percentile, printerOf, tell } from './stage/figures.ts'
import { arrive, type Floor, holdShut, openFloor } from './stage/floor.ts'
import { type MeasuredHuawu, startMeasuredHuawu } from './stage/measured-huawu.ts'

const { values } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, profile: { type: 'boolean', default: false } },
})
const scale = Number(values.scale)
const print = printerOf('assign')
const agents = Math.max(50, Math.round(1_000 * scale))
const perSecond = 20
const seconds = 10 + 50 * scale
// Nobody fills a wrap-up in faster.
const wrapUpMilliseconds = 2_000
// So many wait that whoever becomes free always finds somebody.
const line = 50

noteMachine()
const huawu = await startMeasuredHuawu(
  values.profile ? { nodeArguments: ['--cpu-prof', '--cpu-prof-dir=.runtime/profiles'] } : {},
)
try {
  const floor = await openFloor(huawu, agents)
  tell(`${agents} agents are ready.`)
  await measureRush(huawu, floor)
  await measureSteady(huawu, floor)
} finally {
  await huawu.stop()
}
process.exit(0)

async function measureRush(at: MeasuredHuawu, floor: Floor): Promise<void> {
  const letIn = await holdShut(at)
  let offered = 0
  floor.onOffer(() => offered++)
  await eachOf([...Array(agents + line).keys()], 8, (number) => arrive(at, number))
  const begun = performance.now()
  await letIn()
  await until(() => offered >= agents, 'every agent has an offer')
  const took = performance.now() - begun
  print('all-at-once', { metric: 'assignments_per_second', value: (agents * 1000) / took, unit: '1/s' })
  await until(() => floor.serving.length >= agents, 'every agent serves')
}

/** Twenty a second arrive, twenty a second wrap up, and twenty a second are offered their next one. */
async function measureSteady(at: MeasuredHuawu, floor: Floor): Promise<void> {
  const freeSince = new Map<Id, number>()
  const waits: number[] = []
  let failed = 0
  floor.onOffer((personId) => {
    const since = freeSince.get(personId)
    if (since !== undefined) waits.push(performance.now() - since)
    freeSince.delete(personId)
  })
  const begun = performance.now()
  for (let turn = 0; turn < perSecond * seconds; turn++) {
    await until(() => performance.now() - begun >= (turn * 1000) / perSecond, 'the next turn', seconds * 4)
    arrive(at, agents + line + turn).catch(() => failed++)
    finishOne(floor, freeSince).catch(() => failed++)
  }
  await pause(wrapUpMilliseconds)
  await until(() => freeSince.size === 0, 'everybody free has an offer', 15).catch(() => undefined)
  const took = (performance.now() - begun - wrapUpMilliseconds) / 1000
  print(
    `${perSecond}-a-second`,
    { metric: 'assignments_per_second', value: waits.length / took, unit: '1/s' },
    { metric: 'offer_p50_ms', value: percentile(waits, 0.5), unit: 'ms' },
    { metric: 'offer_p99_ms', value: percentile(waits, 0.99), unit: 'ms' },
    { metric: 'offers_missing', value: freeSince.size + failed, unit: '' },
  )
}

/** She ends, and wraps up a little later: from the moment that is sent she is counted as free. */
async function finishOne(floor: Floor, freeSince: Map<Id, number>): Promise<void> {
  const one = floor.serving.shift()
  if (!one) throw new Error('nobody serves anybody')
  await one.seat.end(one.contactId)
  await pause(wrapUpMilliseconds)
  freeSince.set(one.seat.personId, performance.now())
  await one.seat.wrapUp(one.contactId, {
    reasons: ['returns'],
    resolved: 'yes',
    outcome: 'solved',
    note: null,
  })
}
