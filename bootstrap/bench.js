// npm run bench -- NAME [--scale 0.1]: one measurement, one JSON object a line.
import { existsSync, readdirSync } from 'node:fs'
import { prepare } from './prepare.js'
import { progressOn } from './progress.js'
import { inProject } from './project.js'
import { runCommand } from './run-program.js'
import { CannotGoOn, orSaySo } from './sentence-for-people.js'

function benches() {
  if (!existsSync(inProject('bench'))) return []
  return readdirSync(inProject('bench'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

await orSaySo(async () => {
  const [name, ...args] = process.argv.slice(2)
  if (name === undefined || !benches().includes(name)) {
    const which = name === undefined ? 'Which measurement?' : `There is no measurement "${name}".`
    throw new CannotGoOn(`${which} npm run bench -- NAME, where NAME is one of: ${benches().join(', ')}`)
  }
  const node = await prepare(progressOn(process.stderr))
  await runCommand(node, inProject('bench', `${name}.ts`), args)
})
