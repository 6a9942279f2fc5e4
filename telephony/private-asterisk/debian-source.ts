// Where apt is to look: this machine's own sources where they have it new enough, else a newer Debian on its mirror.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.ts'

const newerDebian = 'forky'
const debianKeys = '/usr/share/keyrings/debian-archive-keyring.gpg'

type Wanted = { name: string; packages: readonly string[]; leastMajor?: number }

/** Options for apt-get. `apt`: a folder for a list of sources of our own. */
export async function sourceOf({ name, packages, leastMajor = 0 }: Wanted, apt: string): Promise<string[]> {
  const versions = await run('apt-cache', ['madison', packages[0] ?? name])
  if (majorsIn(versions).some((major) => major >= leastMajor)) return []
  if (!isDebian() || !existsSync(debianKeys)) {
    throw new Error(`apt of this machine has no ${name} from version ${leastMajor} on: install one yourself.`)
  }
  const list = join(apt, 'sources.list')
  writeFileSync(list, `deb [signed-by=${debianKeys}] ${await mirror()} ${newerDebian} main\n`)
  return [
    `Dir::Etc::sourcelist=${list}`,
    'Dir::Etc::sourceparts=/dev/null',
    'Dir::Etc::preferencesparts=/dev/null',
    'Acquire::Check-Valid-Until=false',
  ].flatMap((option) => ['-o', option])
}

/** `asterisk | 1:20.6.0~dfsg-1 | http://…`: an epoch may stand before the version. */
export function majorsIn(madison: string): number[] {
  return [...madison.matchAll(/^[^|]+\|\s*(?:\d+:)?(\d+)/gm)].map((match) => Number(match[1]))
}

function isDebian(): boolean {
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

async function mirror(): Promise<string> {
  const sources = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'])
  const [first] = sources.split('\n').filter((address) => address !== '' && !address.includes('security'))
  if (first === undefined) throw new Error('apt of this machine names no mirror: see /etc/apt/sources.list.')
  return first
}
