// What each screen weighs from a cold cache: everything it needs, compressed, in the heaviest language.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, expect, test, vi } from 'vitest'

const budget: Record<string, number> = JSON.parse(readFileSync('web/byte-budget.json', 'utf8'))
let weights: Map<string, number>

beforeAll(async () => {
  // Under test the parts would come in their wordy development form.
  vi.stubEnv('NODE_ENV', 'production')
  const built = await build({ configFile: 'vite.config.ts', logLevel: 'silent', build: { write: false } })
  const outputs = Array.isArray(built) ? built : [built]
  weights = weigh(outputs.flatMap((output) => ('output' in output ? output.output : [])))
}, 120_000)

type File = Rolldown.OutputChunk | Rolldown.OutputAsset

function weigh(files: readonly File[]): Map<string, number> {
  const sizes = new Map(
    files.map((file) => [file.fileName, gzipSync('code' in file ? file.code : file.source).length]),
  )
  const chunks = files.filter((file) => file.type === 'chunk')
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const words = Math.max(
    ...chunks.filter(({ name }) => name.startsWith('words-')).map(({ fileName }) => sizes.get(fileName) ?? 0),
  )

  function needed(fileName: string, found: Set<string>): Set<string> {
    const chunk = byName.get(fileName)
    if (found.has(fileName) || !chunk) return found
    found.add(fileName)
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style)
    for (const imported of chunk.imports) needed(imported, found)
    return found
  }

  const entry = chunks.find((chunk) => chunk.isEntry)
  const always = entry ? needed(entry.fileName, new Set()) : new Set<string>()
  const screens = chunks.filter(({ facadeModuleId }) =>
    /\/domains\/[^/]+\/web\/\w+Screen\.tsx$/.test(facadeModuleId ?? ''),
  )
  return new Map(
    screens.map((screen) => {
      const all = needed(screen.fileName, new Set(always))
      const total = [...all].reduce((sum, name) => sum + (sizes.get(name) ?? 0), words)
      return [screen.facadeModuleId?.replace(/^.*\/domains\//, '') ?? '', Math.ceil(total / 1000)]
    }),
  )
}

test('every screen has a budget, and no budget is left over', () => {
  expect([...weights.keys()].toSorted()).toEqual(Object.keys(budget).toSorted())
})

test('no screen weighs more than its budget', () => {
  const over = [...weights].filter(([screen, kilobytes]) => kilobytes > (budget[screen] ?? 0))
  expect(over.map(([screen, kilobytes]) => `${screen}: ${kilobytes} kB of ${budget[screen] ?? 0}`)).toEqual(
    [],
  )
})
