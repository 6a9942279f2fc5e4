// Tells whether work done earlier is still good: a stamp names what it was made from.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export function stampIs(file, stamp) {
  return existsSync(file) && readFileSync(file, 'utf8') === stamp
}

export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, stamp)
}

// Over contents, not times: a fresh checkout of the same sources is the same.
export function stampOf(folder, paths, ...more) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((it) => filesBelow(folder, it))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(folder, path)))
      .update('\0')
  }
  for (const word of more) hash.update(`${word}\0`)
  return hash.digest('hex')
}

function filesBelow(folder, path) {
  const found = statSync(join(folder, path), { throwIfNoEntry: false })
  if (found === undefined) return []
  if (!found.isDirectory()) return [path]
  return readdirSync(join(folder, path))
    .sort()
    .flatMap((name) => filesBelow(folder, join(path, name)))
}
