// Installs what package-lock.json names, once for each lock file and kind of Node.
import { existsSync, readFileSync } from 'node:fs'
import { lastLines } from './child-output.js'
import { runNpm } from './npm.js'
import { inProject } from './project.js'
import { CannotGoOn } from './sentence-for-people.js'
import { stampIs, stampOf, writeStamp } from './stamps.js'

export async function installDependencies(node, { say, step }) {
  const stampFile = inProject('node_modules', '.huawu-stamp')
  const stamp = stampOf(inProject(), ['package-lock.json'], process.platform, process.arch)
  if (stampIs(stampFile, stamp)) return
  if (!isInstalled()) await step('Installing the packages Huawu is made of (once)', () => install(node, say))
  writeStamp(stampFile, stamp)
}

// Not `npm ci`: it refuses a lock file that lacks an optional package of some other platform, and it throws away
// what is already there. Locked versions and checksums hold for `install` just the same, and --no-save keeps the
// lock file as it is. --include, because NODE_ENV=production would leave out what builds the web.
async function install(node, say) {
  const args = ['install', '--no-save', '--include=dev', '--include=optional']
  const { code, output, reason } = await runNpm(node, args, { cwd: inProject() })
  if (code === 0) return
  say(lastLines(output))
  throw new CannotGoOn(`The packages could not be installed: ${reason}.`)
}

// A developer who ran npm himself need not wait for a second time.
function isInstalled() {
  const installedFile = inProject('node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return false
  return holdsAllOf(readPackages(inProject('package-lock.json')), readPackages(installedFile), process)
}

export function holdsAllOf(wanted, installed, { platform, arch }) {
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && isFor(entry, platform, arch))
    .every(([path, entry]) => installed[path]?.version === entry.version)
}

// Which C library a package is for is npm's to tell; those packages are not asked about.
function isFor({ optional, os, cpu, libc }, platform, arch) {
  if (!optional) return true
  return libc === undefined && (os?.includes(platform) ?? false) && (cpu?.includes(arch) ?? false)
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
