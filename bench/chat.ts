// 500 chats with 50 agents, both sides writing every 5 s: how soon a message is on the other side's screen and what
// it costs; then faster and faster, until one in a hundred takes 50 ms.
import { parseArgs } from 'node:util'
import { type Chats, openChats } from './stage/chats.ts'
import { countCost } from './stage/cost.ts'
import { noteMachine, percentile, printerOf, tell } from './stage/figures.ts'
import { type MeasuredHuawu, startMeasuredHuawu } from './stage/measured-huawu.ts'
import { type Listener, listenTo, talk, type Talk } from './stage/talk.ts'

const { values } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, profile: { type: 'boolean', default: false } },
})
const scale = Number(values.scale)
const print = printerOf('chat')
const slowestMs = 50
const usualEverySeconds = 5
// A visitor may write forty messages a minute.
const quickestEverySeconds = 60 / 38

const size = { chats: Math.max(10, Math.round(500 * scale)), agents: Math.max(2, Math.round(50 * scale)) }
const name = `${size.chats}x${size.agents}`
noteMachine()
const huawu = await startMeasuredHuawu(
  values.profile ? { nodeArguments: ['--cpu-prof', '--cpu-prof-dir=.runtime/profiles'] } : {},
)
try {
  const chats = await openChats(huawu, size)
  const listener = listenTo(chats)
  tell(`${chats.all.length} chats are being served.`)
  await talk(chats, listener, { seconds: 5 + 10 * scale, everySeconds: usualEverySeconds })
  await measureUsual(huawu, chats, listener)
  await measureMost(chats, listener)
} finally {
  await huawu.stop()
}
process.exit(0)

async function measureUsual(at: MeasuredHuawu, chats: Chats, listener: Listener): Promise<void> {
  const cost = await countCost(at)
  const usual = await talk(chats, listener, { seconds: 10 + 50 * scale, everySeconds: usualEverySeconds })
  const spent = await cost()
  const arrived = usual.deliveries.length
  print(
    name,
    { metric: 'delivery_p50_ms', value: percentile(usual.deliveries, 0.5), unit: 'ms' },
    { metric: 'delivery_p99_ms', value: percentile(usual.deliveries, 0.99), unit: 'ms' },
    { metric: 'messages_per_second', value: arrived / usual.seconds, unit: '1/s' },
    // The process of Huawu alone; what PostgreSQL used beside it follows.
    { metric: 'server_cpu_us_per_message', value: (spent.serverCpuMs * 1000) / arrived, unit: 'us' },
    { metric: 'postgres_cpu_us_per_message', value: (spent.postgresCpuMs * 1000) / arrived, unit: 'us' },
    { metric: 'transactions_per_message', value: spent.transactions / arrived, unit: '' },
    { metric: 'messages_missing', value: usual.missing + usual.refused, unit: '' },
  )
}

/** Each step a fifth faster, until the p99 is above the limit or something is refused. */
async function measureMost(chats: Chats, listener: Listener): Promise<void> {
  let most = 0
  for (let every = usualEverySeconds; every >= quickestEverySeconds; every /= 1.2) {
    const step = await talk(chats, listener, { seconds: 5 + 10 * scale, everySeconds: every })
    const p99 = percentile(step.deliveries, 0.99)
    tell(`${rate(step).toFixed(0)} messages a second: p99 ${p99.toFixed(1)} ms`)
    if (p99 >= slowestMs || step.missing + step.refused > 0) break
    most = rate(step)
  }
  print(name, { metric: 'max_messages_per_second', value: most, unit: '1/s' })
}

function rate({ deliveries, seconds }: Talk): number {
  return deliveries.length / seconds
}
