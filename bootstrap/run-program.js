// Goes on with a TypeScript program: in this very process where its Node can, else in a newer one below it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { leaveWithNpm } from './leave-with-parent.js'
import { environmentWith } from './npm.js'
import { projectFolder } from './project.js'
import { CannotGoOn } from './sentence-for-people.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

// A terminal that closes is a reason to stop in good order, too.
const asAsked = (signal) => (signal === 'SIGHUP' ? 'SIGTERM' : signal)

export async function runServer(node, file, args) {
  leaveWithNpm()
  if (node === process.execPath) {
    process.on('SIGHUP', () => process.kill(process.pid, asAsked('SIGHUP')))
    return runHere(file, args)
  }
  // Of its own group: Ctrl-C goes to a whole group and npm repeats it, but the server hears of it once, from us.
  const preloads = ['./compile-cache.js', './leave-with-parent.js'].flatMap((it) => ['--import', urlOf(it)])
  const server = spawn(node, [...preloads, mustExist(file), ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: environmentWith(node),
    detached: true,
  })
  let told = false
  for (const signal of signals) {
    process.on(signal, () => {
      if (!told) server.kill(asAsked(signal))
      told = true
    })
  }
  endLike(server)
}

export async function runCommand(node, file, args) {
  if (node === process.execPath) return runHere(file, args)
  const command = spawn(node, ['--import', urlOf('./compile-cache.js'), mustExist(file), ...args], {
    stdio: 'inherit',
    env: environmentWith(node),
  })
  // Ctrl-C reaches the command by itself; we wait for how it ends.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => command.kill('SIGTERM'))
  endLike(command)
}

async function runHere(file, args) {
  process.argv.splice(1, process.argv.length, mustExist(file), ...args)
  process.env.PATH = environmentWith(process.execPath).PATH
  await import('./compile-cache.js')
  await import(pathToFileURL(file).href)
}

function endLike(child) {
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    for (const name of signals) process.removeAllListeners(name)
    process.kill(process.pid, signal)
  })
}

function urlOf(neighbour) {
  return new URL(neighbour, import.meta.url).href
}

function mustExist(file) {
  if (existsSync(file)) return file
  throw new CannotGoOn(`${relative(projectFolder, file)} is missing: this copy of Huawu is not complete.`)
}
