// 200,000 customers, 50 clients at once, each asking again as soon as it is answered: how many answers a second, and
// how long all but one in twenty wait at most.
import { parseArgs } from 'node:util'
import { getCustomer, listCustomers } from '#customers/core'
import { chanceOf } from '#simulator/script'
import { countCost } from './stage/cost.ts'
import { noteMachine, percentile, printerOf, tell } from './stage/figures.ts'
import { keepCustomers, someCustomers } from './stage/many-customers.ts'
import { startMeasuredHuawu } from './stage/measured-huawu.ts'

const { values } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, profile: { type: 'boolean', default: false } },
})
const scale = Number(values.scale)
const print = printerOf('api')
const clients = 50
const customers = Math.max(1_000, Math.round(200_000 * scale))
const seconds = 5 + 25 * scale

noteMachine()
const huawu = await startMeasuredHuawu(
  values.profile ? { nodeArguments: ['--cpu-prof', '--cpu-prof-dir=.runtime/profiles'] } : {},
)
try {
  const names = await keepCustomers(huawu, customers)
  const ids = await someCustomers(huawu, 2_000)
  tell(`${customers} customers are there.`)
  const { door, administrator } = huawu
  const chance = chanceOf('api')
  await measure('customer-by-id', () =>
    door.call(getCustomer, { params: { customerId: chance.pick(ids) } }, administrator),
  )
  await measure('list-of-50', () => door.call(listCustomers, { query: { limit: 50 } }, administrator))
  await measure('search', () =>
    door.call(listCustomers, { query: { q: sought(names, chance.whole(0, 3)), limit: 50 } }, administrator),
  )

  /** As people search: a whole name, the beginning of one, the end of a phone, letters. */
  function sought(from: readonly string[], way: number): string {
    const name = chance.pick(from)
    if (way === 0) return name
    if (way === 1) return name.slice(0, 2)
    return way === 2
      ? String(chance.whole(10_000, 99_999))
      : chance.pick(['wm', 'ly', 'zhang', 'chenjie', 'wxm'])
  }
} finally {
  await huawu.stop()
}
process.exit(0)

async function measure(name: string, ask: () => Promise<unknown>): Promise<void> {
  const waits: number[] = []
  let asked = 0
  let failed = 0
  const cost = await countCost(huawu)
  // The first second is for caches and connections.
  const from = performance.now() + 1_000
  const until = from + seconds * 1_000
  const client = async () => {
    while (performance.now() < until) {
      const begun = performance.now()
      asked++
      await ask().catch(() => failed++)
      if (begun >= from) waits.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const spent = await cost()
  print(
    name,
    { metric: 'requests_per_second', value: waits.length / seconds, unit: '1/s' },
    { metric: 'p95_ms', value: percentile(waits, 0.95), unit: 'ms' },
    { metric: 'server_cpu_us_per_request', value: (spent.serverCpuMs * 1000) / asked, unit: 'us' },
    { metric: 'postgres_cpu_us_per_request', value: (spent.postgresCpuMs * 1000) / asked, unit: 'us' },
    { metric: 'transactions_per_request', value: spent.transactions / asked, unit: '' },
    { metric: 'requests_failed', value: failed, unit: '' },
  )
}
