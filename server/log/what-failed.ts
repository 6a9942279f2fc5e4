// An error as a log may know it. PostgreSQL tells whole rows in `detail`, and parsers quote what they read.

type Told = {
  type: string
  message: string
  at: string[]
  cause?: Told
  [name: string]: unknown
}

// What names a place in the program or the schema, never a value.
const harmless = [
  'code',
  'errno',
  'syscall',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
]

export function whatFailed(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'object' ? typeof error : error
  const fields = Object.entries(error).filter(([name, value]) => harmless.includes(name) && isWord(value))
  const told: Told = {
    type: error.constructor.name,
    message: withoutValues(error.message),
    at: (error.stack ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('at ')),
    ...Object.fromEntries(fields),
  }
  return error.cause instanceof Error ? { ...told, cause: whatFailed(error.cause) } : told
}

const isWord = (value: unknown) => typeof value === 'string' || typeof value === 'number'

/** Everything between the first and the last quotation mark may be somebody's words. */
export function withoutValues(text: string): string {
  return text.replace(/["'`“「].*["'`”」]/s, '"…"')
}
