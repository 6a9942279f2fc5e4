// How long a newcomer waits for the first start in a fresh clone, an operator for a restart, and both for a stop.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { beginHuawu, type Place, portNobodyUses } from './stage/started-huawu.ts'

const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' } } })
const scale = Number(values.scale)
const rounds = Math.max(2, Math.round(7 * scale))

const project = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'huawu-bench-start-'))
try {
  await measure()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const freshClone = scale >= 1
  const place: Place = {
    project: freshClone ? cloneOf(project) : project,
    data: join(folder, 'data'),
    port: await portNobodyUses(),
  }
  const first = await beginHuawu(place)
  if (freshClone) print('fresh-clone', 'first_start_seconds', first.readyAfterMs / 1000, 's')
  await first.stop()
  await restarts(place)
  await restartsAfterKill(place)
}

async function restarts(place: Place): Promise<void> {
  const starts: number[] = []
  const stops: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const huawu = await beginHuawu(place)
    starts.push(huawu.readyAfterMs)
    stops.push(await huawu.stop())
  }
  print('after-a-stop', 'restart_ms', median(starts), 'ms')
  print('when-idle', 'stop_ms', median(stops), 'ms')
}

async function restartsAfterKill(place: Place): Promise<void> {
  const starts: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const killed = await beginHuawu(place)
    await killed.kill()
    const huawu = await beginHuawu(place)
    starts.push(huawu.readyAfterMs)
    await huawu.stop()
  }
  print('after-kill-9', 'restart_ms', median(starts), 'ms')
}

function cloneOf(source: string): string {
  const clone = join(folder, 'huawu')
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', source, clone])
  return clone
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function print(name: string, metric: string, value: number, unit: string): void {
  console.log(JSON.stringify({ bench: 'start', case: name, metric, value: Number(value.toFixed(1)), unit }))
}
