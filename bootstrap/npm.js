// The npm of this machine, run by the Node of our choice.
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { runQuietly } from './child-output.js'
import { CannotGoOn } from './sentence-for-people.js'

export function findNpm() {
  const places = [
    process.env.npm_execpath,
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm')),
  ]
  const found = places.find((place) => place !== undefined && existsSync(place) && isNpmScript(place))
  if (found === undefined)
    throw new CannotGoOn('Huawu needs npm to install itself, and no npm was found: install Node.js with npm.')
  return realpathSync(found)
}

// On the PATH npm is a link to its script; other package managers set npm_execpath to themselves.
function isNpmScript(place) {
  return realpathSync(place).endsWith('npm-cli.js')
}

// Warnings of npm and of engines that this very Node is about to replace would only alarm.
const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error']

export async function runNpm(node, args, options = {}) {
  const npm = [findNpm(), ...args, ...quiet, ...((await registryAnswers(node)) ? [] : ['--offline'])]
  const result = await runQuietly(node, npm, { ...options, env: environmentWith(node) })
  return { ...result, reason: reasonIn(result.output) }
}

// Without a network npm would try every package again and again, for minutes, before it says so.
async function registryAnswers(node) {
  const question = ['view', 'fastify', 'version', '--fetch-retries=0', '--fetch-timeout=20000']
  const { output } = await runQuietly(node, [findNpm(), ...question, ...quiet], {
    env: environmentWith(node),
  })
  return !unreachable.test(output)
}

// Programs that npm and the tools start find this Node first.
export function environmentWith(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
}

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|ENOTCACHED/

export function reasonIn(output) {
  const code = /npm (?:error|ERR!) code (\S+)/.exec(output)?.[1]
  if (unreachable.test(output)) {
    return 'the package registry cannot be reached (offline, or behind a proxy that npm does not know)'
  }
  if (/ENOSPC/.test(output)) return 'the disk is full'
  if (/EACCES|EPERM|EROFS/.test(output)) return 'this user may not write to the project folder'
  const told = output.split('\n').find((line) => /npm (?:error|ERR!) (?!code )\S/.test(line))
  return told?.replace(/^npm (?:error|ERR!) /, '').replace(/\.+$/, '') ?? code ?? 'npm did not say why'
}
