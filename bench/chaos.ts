// Kills with -9 while messages flow: the server, and in a second run PostgreSQL under it. Counts what was lost.
import { parseArgs } from 'node:util'
import { type Counted, surviveKills } from './stage/disaster.ts'
import { noteMachine, printerOf } from './stage/figures.ts'
import { type MeasuredHuawu, startMeasuredHuawu } from './stage/measured-huawu.ts'

const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' } } })
const scale = Number(values.scale)
const print = printerOf('chaos')
const size = {
  chats: Math.max(10, Math.round(200 * scale)),
  agents: Math.max(2, Math.round(20 * scale)),
  seconds: 20 + 100 * scale,
  kills: Math.max(1, Math.round(5 * scale)),
}

noteMachine()
await run('server-killed', async (huawu) => {
  await huawu.killServer()
  await huawu.startAgain()
})
await run('postgres-killed', async (huawu) => huawu.killPostgres())
process.exit(0)

async function run(name: string, kill: (huawu: MeasuredHuawu) => Promise<void>): Promise<void> {
  const huawu = await startMeasuredHuawu()
  try {
    report(name, await surviveKills(huawu, () => kill(huawu), size))
  } finally {
    await huawu.stop()
  }
}

function report(name: string, counted: Counted): void {
  print(
    name,
    { metric: 'kills', value: counted.kills, unit: '' },
    { metric: 'messages_acknowledged', value: counted.acknowledged, unit: '' },
    { metric: 'messages_lost', value: counted.lost, unit: '' },
    { metric: 'messages_doubled', value: counted.doubled, unit: '' },
    { metric: 'conversations', value: counted.conversations, unit: '' },
    { metric: 'conversations_forgotten', value: counted.forgotten, unit: '' },
  )
}
