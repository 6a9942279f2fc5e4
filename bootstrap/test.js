// npm test [LAYER…]: every layer in order, also after a red one, so that the count at the end is true.
import { existsSync, readdirSync } from 'node:fs'
import { prepare } from './prepare.js'
import { progressOn } from './progress.js'
import { inProject } from './project.js'
import { CannotGoOn, orSaySo } from './sentence-for-people.js'
import { chromiumForTests } from './chromium.js'
import { countLine, sum } from './test-count.js'
import { layers } from './test-layers.js'
import { runStaticLayer } from './static-layer.js'
import { runVitestLayer } from './vitest-layer.js'
import { buildWeb } from './web-build.js'

const progress = progressOn(process.stdout)

function askedLayers(names) {
  const unknown = names.filter((name) => !layers.some((layer) => layer.name === name))
  if (unknown.length > 0) {
    const known = layers.map(({ name }) => name).join(', ')
    throw new CannotGoOn(`There is no layer "${unknown.join(', ')}"; the layers are ${known}.`)
  }
  return names.length === 0 ? layers : layers.filter(({ name }) => names.includes(name))
}

// What a layer needs is made ready before its clock runs.
async function environmentFor(layer, node) {
  if (layer.needsWeb) await buildWeb(node, progress)
  if (!layer.needsChromium || !hasJourneys()) return {}
  return { CHROMIUM_PATH: await chromiumForTests(progress) }
}

function hasJourneys() {
  const folder = inProject('journeys')
  return existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.test.ts'))
}

async function runLayer(layer, node) {
  console.log(`\n== ${layer.name}`)
  try {
    const environment = await environmentFor(layer, node)
    const since = Date.now()
    const count = layer.checks
      ? await runStaticLayer(layer, node)
      : await runVitestLayer(layer, node, environment)
    return withinBudget(layer, count, (Date.now() - since) / 1000)
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error
    console.log(error.message)
    return { layer, passed: 0, failed: 1, seconds: 0 }
  }
}

function withinBudget(layer, count, seconds) {
  if (seconds <= layer.budgetMinutes * 60) return { layer, ...count, seconds }
  console.log(
    `  FAILED  ${layer.name} took ${seconds.toFixed(0)} s; its budget is ${layer.budgetMinutes} min`,
  )
  return { layer, ...count, failed: count.failed + 1, seconds }
}

function report({ layer, passed, failed, skipped, seconds }) {
  const notRun = skipped ? `, ${skipped} not run` : ''
  const time = `${seconds.toFixed(1)} s of ${layer.budgetMinutes * 60} s`
  console.log(`${layer.name.padEnd(16)} ${countLine({ passed, failed })}${notRun}  (${time})`)
}

await orSaySo(async () => {
  const since = Date.now()
  const asked = askedLayers(process.argv.slice(2))
  const node = await prepare(progress)
  const results = []
  for (const layer of asked) results.push(await runLayer(layer, node))
  const total = sum(results)
  console.log('')
  results.forEach(report)
  console.log(`in all ${((Date.now() - since) / 1000).toFixed(0)} s, installing and building included`)
  console.log(countLine(total))
  process.exitCode = total.failed > 0 ? 1 : 0
})
