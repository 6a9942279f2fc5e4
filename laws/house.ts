// The house as text: every file with its imports, for the laws to look at.
import { globSync, readFileSync } from 'node:fs'

export type House = ReadonlyMap<string, string>

/** All source files of the house by their path. */
export function readHouse(): House {
  const files = [
    ...globSync('{protocol,domains,server,web,widget,telephony,simulator,journeys,bench}/**/*.{ts,tsx}'),
    ...globSync('database/migrations/*.sql'),
  ]
  return new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')]))
}

export type Import = { file: string; door: string; isType: boolean; names: readonly string[] }

const statement =
  /^(?:import|export)\s+(type\s)?([^'"]*?)from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm

export function importsOf(house: House): Import[] {
  return [...house].flatMap(([file, text]) =>
    [...text.matchAll(statement)].map((match) => ({
      file,
      door: match[3] ?? match[4] ?? match[5] ?? '',
      isType: match[1] !== undefined,
      names: (match[2] ?? '')
        .split(/[{},]/)
        .map((name) => name.trim())
        .filter(Boolean),
    })),
  )
}

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

export type Place = { domain: string; room: string }

/** `domains/routing/core/step.ts` → routing, core. */
export function placeOf(file: string): Place | undefined {
  const [, domain, room] = /^domains\/([^/]+)\/([^/]+)\//.exec(file) ?? []
  return domain && room ? { domain, room } : undefined
}

/** `#routing/core` → routing, core. */
export function doorOf(door: string): Place | undefined {
  const [, domain, room] = /^#([^/]+)\/(core|server|web)$/.exec(door) ?? []
  return domain && room && domain !== 'platform' ? { domain, room } : undefined
}
