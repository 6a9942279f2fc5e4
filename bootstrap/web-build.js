// Builds the web and the widget, once for each state of their sources.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines, runQuietly } from './child-output.js'
import { environmentWith } from './npm.js'
import { inProject } from './project.js'
import { CannotGoOn } from './sentence-for-people.js'
import { stampIs, stampOf, writeStamp } from './stamps.js'

const builds = [
  {
    config: 'vite.config.ts',
    output: 'dist/web',
    what: 'the web',
    sources: ['web', ...domainRooms('web', 'core', 'words')],
  },
  {
    config: 'vite.widget.config.ts',
    output: 'dist/widget',
    what: 'the chat widget',
    sources: ['widget', ...domainRooms('core', 'words')],
  },
]

export async function buildWeb(node, progress) {
  for (const build of builds) {
    if (existsSync(inProject(build.config))) await buildOnce(node, build, progress)
  }
}

async function buildOnce(node, { config, output, what, sources }, { say, step }) {
  const stampFile = inProject('dist', `.stamp-${config}`)
  const stamp = stampOf(inProject(), [...sources, 'protocol', config, 'package.json', 'package-lock.json'])
  if (stampIs(stampFile, stamp) && existsSync(inProject(output))) return
  // A build that is broken off leaves half an output: it must not keep the stamp of the whole one before.
  rmSync(stampFile, { force: true })
  await step(`Building ${what} (once)`, async () => {
    const vite = inProject('node_modules', 'vite', 'bin', 'vite.js')
    const args = [vite, 'build', '--config', config]
    const { code, output: said } = await runQuietly(node, args, { env: environmentWith(node) })
    if (code === 0) return writeStamp(stampFile, stamp)
    say(lastLines(said, 40))
    throw new CannotGoOn(`Building ${what} failed; what Vite said is above.`)
  })
}

function domainRooms(...rooms) {
  const folder = inProject('domains')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((domain) => rooms.map((room) => join('domains', domain, room)))
}
