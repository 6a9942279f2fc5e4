// npm start: from a fresh clone to a running Huawu.
import { prepare } from './prepare.js'
import { progressOn } from './progress.js'
import { inProject } from './project.js'
import { runServer } from './run-program.js'
import { orSaySo } from './sentence-for-people.js'
import { buildWeb } from './web-build.js'

await orSaySo(async () => {
  const progress = progressOn(process.stdout)
  const node = await prepare(progress)
  await buildWeb(node, progress)
  await runServer(node, inProject('server', 'main.ts'), process.argv.slice(2))
})
