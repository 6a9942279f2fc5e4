// OpenStack Swift out of Debian's packages, unpacked beside the project's libraries: nothing is installed.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache')
const downloadMilliseconds = 120_000

/** The folder that holds Swift and what it needs and this machine lacks; undefined where apt cannot bring it. */
export async function unpackedSwift(): Promise<string | undefined> {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  const system = readFileSync('/etc/os-release', 'utf8') + process.arch
  const folder = join(cache, `swift-${createHash('sha256').update(system).digest('hex').slice(0, 12)}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(`${folder}.`)
  try {
    await download(work)
    await unpack(work, join(work, 'root'))
    renameSync(join(work, 'root'), folder)
    return folder
  } catch {
    return existsSync(folder) ? folder : undefined
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** How to run the Python that finds what was unpacked. */
export function pythonOf(folder: string): { program: string; env: Record<string, string | undefined> } {
  const places = (pattern: string) => globSync(pattern, { cwd: folder }).map((place) => join(folder, place))
  const [unpacked] = places('usr/bin/python3.*').filter((name) => !name.endsWith('-config'))
  return {
    program: unpacked ?? '/usr/bin/python3',
    env: {
      PATH: process.env['PATH'],
      TMPDIR: process.env['TMPDIR'],
      LD_LIBRARY_PATH: places('{usr/lib,lib}/*-linux-gnu*').join(':'),
      PYTHONPATH: places('usr/lib/python3*{,/dist-packages,/lib-dynload}').join(':'),
    },
  }
}

// The system's package lists first; where they are missing or old, lists of our own.
async function download(work: string): Promise<void> {
  const signal = AbortSignal.timeout(downloadMilliseconds)
  const lists = join(work, 'lists')
  const options = ['-o', `Dir::Cache=${work}`, '-o', 'Debug::NoLocking=true']
  const ownLists = [...options, '-o', `Dir::State::lists=${lists}`]
  const install = ['install', '--yes', '--download-only', '--no-install-recommends', 'python3-swift']
  mkdirSync(join(work, 'archives', 'partial'), { recursive: true })
  mkdirSync(join(lists, 'partial'), { recursive: true })
  try {
    await run('apt-get', [...options, ...install], { signal })
  } catch {
    await run('apt-get', [...ownLists, 'update'], { signal })
    await run('apt-get', [...ownLists, ...install], { signal })
  }
}

async function unpack(work: string, root: string): Promise<void> {
  mkdirSync(root)
  for (const name of globSync('archives/*.deb', { cwd: work })) {
    await run('dpkg-deb', ['--extract', join(work, name), root])
  }
}
