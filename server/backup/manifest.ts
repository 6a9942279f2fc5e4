// What a backup says of itself. It stands at its end, when everything before it has been counted.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { Id, Instant, Language, orNull, shape } from '#protocol'
import { StartRefused } from '#platform/config'
import { damaged } from './tar.ts'

/** Raised when an older program could no longer read what this one writes. */
export const formatVersion = 1
export const manifestName = 'manifest.json'

const Identifier = Type.String({ pattern: '^[a-z_][a-z0-9_]*$', maxLength: 63 })
const Count = Type.Integer({ minimum: 0 })
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Code = Type.String({ pattern: '^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$' })

const BackedUpTable = shape({
  name: Identifier,
  columns: Type.Array(Identifier, { minItems: 1 }),
  rows: Count,
  bytes: Count,
  sha256: Sha256,
  /** Of which months a partitioned table has partitions. */
  months: Type.Array(Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' }), { maxItems: 1200 }),
})
export type BackedUpTable = Static<typeof BackedUpTable>

const Manifest = shape({
  format: Type.Literal(formatVersion),
  program: Type.String(),
  at: Instant,
  organisation: shape({
    id: Id,
    code: Code,
    name: Type.String({ minLength: 1 }),
    hosts: Type.Array(Type.String({ maxLength: 255 })),
    language: Language,
    timeZone: Type.String({ minLength: 1 }),
  }),
  migrations: Type.Array(shape({ name: Type.String(), hash: Sha256 })),
  tables: Type.Array(BackedUpTable),
  sequences: Type.Array(
    shape({ name: Identifier, value: orNull(Type.String({ pattern: '^-?[0-9]{1,19}$' })) }),
  ),
  files: shape({ count: Count, bytes: Count, sha256: Sha256, missing: Count }),
})
export type Manifest = Static<typeof Manifest>

const compiled = Compile(Manifest)
const code = Compile(Code)
export const isCode = (text: string): boolean => code.Check(text)

export function readManifest(content: Buffer): Manifest {
  const manifest = parsed(content)
  const format =
    typeof manifest === 'object' && manifest && 'format' in manifest ? manifest.format : undefined
  if (typeof format === 'number' && format > formatVersion)
    throw new StartRefused(
      'This backup is newer than this program. Restore it with the version that made it, or a later one.',
    )
  if (!compiled.Check(manifest)) throw damaged('its manifest makes no sense')
  return manifest
}

function parsed(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'))
  } catch {
    throw damaged('its manifest makes no sense')
  }
}

export function programVersion(): string {
  const about: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  return typeof about === 'object' && about && 'version' in about ? String(about.version) : ''
}
