import { copyFileSync, openSync, statSync, truncateSync } from 'node:fs'

const mostBytes = 5 * 1024 * 1024

// PostgreSQL keeps the file open and appends, also when Huawu is gone: so it is emptied in place, not renamed.
export function openBoundedLog(file: string): number {
  keepBounded(file)
  return openSync(file, 'a', 0o600)
}

export function keepBounded(file: string, limitBytes: number = mostBytes): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size <= limitBytes) return
  copyFileSync(file, `${file}.old`)
  truncateSync(file)
}
