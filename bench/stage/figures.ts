// What a measurement prints: one JSON object a line on stdout, and beside it on which machine.
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os'

export type Figure = { metric: string; value: number; unit: string }

export function printerOf(bench: string): (name: string, ...figures: readonly Figure[]) => void {
  return (name, ...figures) => {
    for (const { metric, value, unit } of figures) {
      const rounded = Number(value.toPrecision(4))
      process.stdout.write(`${JSON.stringify({ bench, case: name, metric, value: rounded, unit })}\n`)
    }
  }
}

/** What the figures were measured on belongs to them. */
export function noteMachine(): void {
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0)
  const load = loadavg()[0]?.toFixed(2)
  tell(
    `${availableParallelism()} × ${cpus()[0]?.model ?? arch()}, ${gigabytes} GB, ${platform()}, ` +
      `Node ${process.version}, load before ${load}`,
  )
}

export function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** `share` of 0.99: the value that one in a hundred is above. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Does the work for each, so many at once, in order of beginning. */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = items.map((item, index) => ({ item, index })).values()
  const one = async () => {
    for (const { item, index } of waiting) results[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return results
}
