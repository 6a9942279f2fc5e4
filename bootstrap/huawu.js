// npm run huawu -- COMMAND: the command line. Its own output stays alone on stdout.
import { prepare } from './prepare.js'
import { progressOn } from './progress.js'
import { inProject } from './project.js'
import { runCommand } from './run-program.js'
import { orSaySo } from './sentence-for-people.js'

await orSaySo(async () => {
  const node = await prepare(progressOn(process.stderr))
  await runCommand(node, inProject('server', 'huawu.ts'), process.argv.slice(2))
})
