// Unpacks programs of Debian below a folder of our own and runs them through the loader they came with: nothing
// is installed into the system, and nobody has to be root.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { run, whatIsMissing } from './run.ts'
import { sourceOf } from './debian-source.ts'

export type Command = { program: string; args: readonly string[] }
export type DebianPrograms = { root: string; command(program: string, args: readonly string[]): Command }

const loaders: Readonly<Record<string, { loader: string; libraries: string }>> = {
  x64: { loader: 'usr/lib64/ld-linux-x86-64.so.2', libraries: 'usr/lib/x86_64-linux-gnu' },
  arm64: { loader: 'usr/lib/ld-linux-aarch64.so.1', libraries: 'usr/lib/aarch64-linux-gnu' },
}

/** What keeps this machine from it, in a sentence; nothing where it can be had. */
export function whyNoDebianPrograms(): string | undefined {
  if (process.platform !== 'linux') return `it needs Linux, and this is ${process.platform}`
  if (!loaders[process.arch]) return `it needs an x64 or arm64 processor, and this is ${process.arch}`
  const missing = whatIsMissing(['apt-get', 'apt-cache', 'dpkg-deb', 'tar', 'sh'])
  return missing.length > 0 ? `it needs ${missing.join(', ')} of a Debian-like system` : undefined
}

export type Wanted = {
  name: string
  packages: readonly string[]
  leastMajor?: number
  say(line: string): void
}

/** Fetches once; later calls find it in the cache. */
export async function debianPrograms(wanted: Wanted): Promise<DebianPrograms> {
  const why = whyNoDebianPrograms()
  if (why !== undefined) throw new Error(`${wanted.name} cannot be fetched here: ${why}.`)
  const folder = join(cacheFolder(), wanted.name)
  if (!existsSync(folder)) await fetchInto(folder, wanted)
  return programsBelow(join(folder, 'root'))
}

export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'huawu')
}

function programsBelow(root: string): DebianPrograms {
  const { loader, libraries } = loaders[process.arch] ?? { loader: '', libraries: '' }
  return {
    root,
    command: (program, args) => ({
      program: join(root, loader),
      args: ['--library-path', join(root, libraries), join(root, program), ...args],
    }),
  }
}

// Gets its final name only when it is whole. Of two at once the second finds the place taken, and both are served.
async function fetchInto(folder: string, wanted: Wanted): Promise<void> {
  const unfinished = `${folder}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  try {
    await download(unfinished, wanted)
    await unpack(unfinished)
    rmSync(join(unfinished, 'apt'), { recursive: true })
    if (!existsSync(folder)) renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

async function download(folder: string, wanted: Wanted): Promise<void> {
  const apt = join(folder, 'apt')
  for (const part of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(join(apt, part), { recursive: true })
  // An empty list of what is installed brings every library along, down to the loader.
  writeFileSync(join(apt, 'status'), '')
  const options = [...aptOptions(apt), ...(await sourceOf(wanted, apt))]
  wanted.say(`Reading what Debian has of ${wanted.name}`)
  await run('apt-get', [...options, 'update'])
  wanted.say(`Downloading ${wanted.packages.join(', ')} and what they need`)
  await run('apt-get', [...options, '-y', '--download-only', 'install', ...wanted.packages])
}

function aptOptions(apt: string): string[] {
  return [
    `Dir::State::lists=${apt}/lists`,
    `Dir::State::status=${apt}/status`,
    `Dir::State::extended_states=${apt}/extended`,
    `Dir::Cache=${apt}/cache`,
    'Debug::NoLocking=1',
    'APT::Install-Recommends=false',
    'APT::Sandbox::User=',
    'Acquire::Languages=none',
    'Acquire::Retries=3',
    'Acquire::http::Timeout=20',
  ].flatMap((option) => ['-o', option])
}

// Debian's / has only links into /usr.
async function unpack(folder: string): Promise<void> {
  const root = join(folder, 'root')
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    mkdirSync(join(root, 'usr', name), { recursive: true })
    symlinkSync(`usr/${name}`, join(root, name))
  }
  const archives = join(folder, 'apt', 'cache', 'archives')
  for (const name of readdirSync(archives).filter((file) => file.endsWith('.deb'))) {
    // One after the other: a later package may lie below a link of an earlier one.
    await run('sh', ['-c', unpackOne, 'sh', join(archives, name), root])
  }
}

const unpackOne = `dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --keep-directory-symlink --no-same-owner \
  --exclude=./usr/share/man --exclude=./usr/share/doc --exclude=./usr/share/locale`
