// Finds a Node that runs TypeScript as it is, and fetches one from the package registry where this one is too old.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly } from './child-output.js'
import { runNpm } from './npm.js'
import { inProject } from './project.js'
import { CannotGoOn } from './sentence-for-people.js'

const wanted = '>=24.7.0 <25'
const runtimeFolder = () => inProject('.runtime')
const nodeFolder = () => join(runtimeFolder(), 'node-24')

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 7)
}

export async function nodeForHuawu({ step }) {
  if (isNewEnough(process.version)) return process.execPath
  return fetchedNode(nodeFolder()) ?? step('Fetching Node.js 24, because this one is older', fetchNode)
}

// The package of the platform holds the program itself and needs no install script, which npm may block.
function packageNames() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return [`${prefix}-${platform}-${process.arch}`, 'node']
}

function fetchedNode(folder) {
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  return packageNames()
    .map((name) => join(folder, 'node_modules', name))
    .filter((place) => existsSync(join(place, 'bin', program)) && isNewEnough(versionOf(place)))
    .map((place) => join(place, 'bin', program))[0]
}

function versionOf(packageFolder) {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
}

// Gets its final name only when it has proved to run, so that a broken fetch is simply done again.
async function fetchNode() {
  const unfinished = join(runtimeFolder(), `unfinished-${process.pid}`)
  let reason = ''
  for (const name of packageNames()) {
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { recursive: true })
    const args = ['install', '--prefix', unfinished, '--no-save', '--no-package-lock', `${name}@${wanted}`]
    const result = await runNpm(process.execPath, args, { cwd: unfinished })
    const node = fetchedNode(unfinished)
    if (node !== undefined && (await proves(node))) return keep(unfinished)
    reason = result.code === 0 ? 'the fetched program does not run here' : result.reason
  }
  rmSync(unfinished, { recursive: true, force: true })
  throw new CannotGoOn(
    `Huawu needs Node.js 24.7 or newer, this is ${process.version}, and fetching it failed: ${reason}. Install Node.js 24 yourself, or try again.`,
  )
}

async function proves(node) {
  const { code, output } = await runQuietly(node, ['--version'])
  return code === 0 && isNewEnough(output.trim())
}

function keep(unfinished) {
  rmSync(nodeFolder(), { recursive: true, force: true })
  renameSync(unfinished, nodeFolder())
  return fetchedNode(nodeFolder())
}
