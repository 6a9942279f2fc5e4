type Value = string | number | undefined
type Lines = Readonly<Record<string, Value>> | readonly (readonly [string, Value])[]

/** `[name]` and its lines; what is undefined is left out. */
export function section(name: string, lines: Lines): string {
  const pairs: readonly (readonly [string, Value])[] = isList(lines) ? lines : Object.entries(lines)
  const said = pairs.filter(([, value]) => value !== undefined)
  return `[${clean(name)}]\n${said.map(([key, value]) => `${key} = ${clean(String(value))}\n`).join('')}\n`
}

function isList(lines: Lines): lines is readonly (readonly [string, Value])[] {
  return Array.isArray(lines)
}

// A line break would begin a line of its own, and a semicolon a comment.
function clean(value: string): string {
  return value.replace(/[\r\n]+/g, ' ').replace(/\\?;/g, '\\;')
}
