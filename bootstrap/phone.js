// npm run phone: a private Asterisk to try the telephone with.
import { prepare } from './prepare.js'
import { progressOn } from './progress.js'
import { inProject } from './project.js'
import { runServer } from './run-program.js'
import { orSaySo } from './sentence-for-people.js'

await orSaySo(async () => {
  const node = await prepare(progressOn(process.stdout))
  await runServer(node, inProject('telephony', 'private-asterisk', 'main.ts'), process.argv.slice(2))
})
