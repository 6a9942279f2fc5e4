// npm test [LAYER…]: every layer in order, also after a red one, so that the count at the end is true.
import { existsSync, readdirSync } from 'node:fs'
import { prepare } from './prepare.js'
import { progressOn } from './progress.js'
import { inProject } from './project.js'
import { CannotGoOn, orSaySo } from './sentence-for-people.js'
import { chromiumForTests } from './chromium.js'
import { countLine, sum } from './test-count.js'
import { allMinutes, layers } from './test-layers.js'
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
    return { layer, ...count, seconds: (Date.now() - since) / 1000 }
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error
    console.log(error.message)
    return { layer, passed: 0, failed: 1, seconds: 0 }
  }
}

function report({ layer, passed, failed, skipped, seconds }) {
  const notRun = skipped ? `, ${skipped} not run` : ''
  const share = layer.shareMinutes * 60
  const over = seconds > share ? ', longer than its share' : ''
  console.log(
    `${layer.name.padEnd(16)} ${countLine({ passed, failed })}${notRun}  (${seconds.toFixed(1)} s of ${share} s${over})`,
  )
}

/** A shared machine is now twice as slow and now not: one layer's seconds are told, all of them together are held. */
function withinAll(total, seconds) {
  if (seconds <= allMinutes * 60) return total
  console.log(`  FAILED  all of it may take ${allMinutes} min`)
  return { ...total, failed: total.failed + 1 }
}

await orSaySo(async () => {
  const since = Date.now()
  const asked = askedLayers(process.argv.slice(2))
  const node = await prepare(progress)
  const results = []
  for (const layer of asked) results.push(await runLayer(layer, node))
  console.log('')
  results.forEach(report)
  const seconds = (Date.now() - since) / 1000
  console.log(`in all ${seconds.toFixed(0)} s, installing and building included`)
  const total = withinAll(sum(results), seconds)
  console.log(countLine(total))
  process.exitCode = total.failed > 0 ? 1 : 0
})
