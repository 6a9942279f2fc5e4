// The Asterisk that Debian packs, unpacked for us alone.
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { SwitchFolders } from '#telephony/asterisk'
import { cacheFolder, type Command, type DebianPrograms, debianPrograms } from './debian-programs.ts'
import { run } from './run.ts'

export type AsteriskPackage = {
  version: string
  folders: Pick<SwitchFolders, 'modules' | 'data' | 'music'>
  command(args: readonly string[]): Command
}

const packages = ['asterisk', 'asterisk-core-sounds-en-wav', 'asterisk-moh-opsound-wav']

export async function asteriskPackage(say: (line: string) => void): Promise<AsteriskPackage> {
  const programs = await debianPrograms({ name: 'asterisk', packages, leastMajor: 20, say })
  const command = (args: readonly string[]) => programs.command('usr/sbin/asterisk', args)
  const { program, args } = command(['-V'])
  const data = ensureData(programs)
  return {
    version: (await run(program, args)).trim().replace(/^Asterisk /, ''),
    folders: { modules: modulesIn(programs), data, music: join(data, 'moh') },
    command,
  }
}

function modulesIn({ root }: DebianPrograms): string {
  const libraries = readdirSync(join(root, 'usr', 'lib')).filter((name) => name.endsWith('-linux-gnu'))
  return join(root, 'usr', 'lib', libraries[0] ?? '', 'asterisk', 'modules')
}

// The package links its sounds by absolute paths, which lead out of our folder.
function ensureData({ root }: DebianPrograms): string {
  const data = join(cacheFolder(), 'asterisk', 'data')
  if (existsSync(data)) return data
  const packed = join(root, 'usr', 'share', 'asterisk')
  mkdirSync(join(data, 'sounds'), { recursive: true })
  for (const name of ['documentation', 'moh', 'rest-api']) link(join(packed, name), join(data, name))
  const english = readdirSync(join(packed, 'sounds')).find((name) => name.startsWith('en_')) ?? 'en'
  link(join(packed, 'sounds', english), join(data, 'sounds', 'en'))
  return data
}

function link(to: string, from: string): void {
  if (!existsSync(from)) symlinkSync(relative(join(from, '..'), to), from)
}
