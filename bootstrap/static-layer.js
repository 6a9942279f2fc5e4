// Checks that read the sources without running them. Each counts as one.
import { runQuietly } from './child-output.js'
import { environmentWith } from './npm.js'
import { inProject } from './project.js'

const commands = {
  tsc: ['typescript/bin/tsc', '-b'],
  oxlint: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  oxfmt: ['oxfmt/bin/oxfmt', '--check'],
  knip: ['knip/bin/knip.js'],
}

export async function runStaticLayer({ checks }, node) {
  let failed = 0
  for (const check of checks) {
    const [script, ...args] = commands[check]
    const since = Date.now()
    const result = await runQuietly(node, [inProject('node_modules', script), ...args], {
      env: environmentWith(node),
    })
    const seconds = ((Date.now() - since) / 1000).toFixed(1)
    console.log(`  ${result.code === 0 ? 'passed' : 'FAILED'}  ${[check, ...args].join(' ')}  ${seconds} s`)
    if (result.code !== 0) {
      failed += 1
      console.log(result.output.trimEnd())
    }
  }
  return { passed: checks.length - failed, failed }
}
