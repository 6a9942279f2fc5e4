// Looks through a whole backup before anything is made of it: every part there, every part as it was written.
import type { BackedUpTable, Manifest } from './manifest.ts'
import { readManifest } from './manifest.ts'
import {
  fileTally,
  kindOf,
  measured,
  type Measure,
  mostFileBytes,
  newMeasure,
  type Part,
  readParts,
} from './parts.ts'
import { damaged } from './tar.ts'

const mostManifestBytes = 16_000_000

export async function readBackup(path: string): Promise<Manifest> {
  const tables: (Measure & { name: string })[] = []
  const files = fileTally()
  let manifest: Manifest | undefined
  for await (const part of readParts(path)) {
    if (manifest) throw damaged('something follows its manifest')
    const kind = kindOf(part.name)
    if (kind === 'manifest') manifest = readManifest(await whole(part.content, mostManifestBytes))
    else if ('table' in kind) tables.push({ name: kind.table, ...(await measureOf(part.content, Infinity)) })
    else files.add(kind.file, await measureOf(part.content, mostFileBytes))
  }
  if (!manifest) throw damaged('it was cut short')
  refuseOther(manifest, { tables, files: files.result() })
  return manifest
}

/** Every table in its place, and then every file, each exactly as long and as the manifest says. */
function refuseOther(
  manifest: Manifest,
  found: { tables: readonly (Measure & { name: string })[]; files: Omit<Manifest['files'], 'missing'> },
): void {
  const isAsWritten = (table: BackedUpTable, index: number) => {
    const there = found.tables[index]
    return there?.name === table.name && isSame(there, table)
  }
  const { count, ...measure } = found.files
  const isWhole =
    found.tables.length === manifest.tables.length &&
    manifest.tables.every(isAsWritten) &&
    count === manifest.files.count &&
    isSame(measure, manifest.files)
  if (!isWhole) throw damaged('its parts are not those that were written')
}

export const isSame = (one: Measure, other: Measure): boolean =>
  one.bytes === other.bytes && one.sha256 === other.sha256

export async function measureOf(content: Part['content'], most: number): Promise<Measure> {
  const measure = newMeasure()
  let bytes = 0
  for await (const chunk of measured(content, measure)) {
    bytes += chunk.length
    if (bytes > most) throw damaged('a file in it is too long')
  }
  return measure.result()
}

async function whole(content: Part['content'], most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of content) {
    bytes += chunk.length
    if (bytes > most) throw damaged('its manifest is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
