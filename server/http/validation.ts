// Checks what arrives against the shapes of core. Nothing is coerced but query strings, which know only text.
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import Format from 'typebox/format'
import { Value } from 'typebox/value'

export type FieldProblem = { path: string; rule: string; limit?: number }

export class Invalid extends Error {
  readonly fields: FieldProblem[]
  constructor(fields: FieldProblem[]) {
    super('invalid')
    this.fields = fields
  }
}

// The usual check lets 30 February, second 60 and the year 0 pass, of which PostgreSQL and Date make nothing.
Format.Set('date-time', (text) => {
  const [, day] =
    /^((?!0000)\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i.exec(text) ?? []
  if (day === undefined || Number.isNaN(Date.parse(text))) return false
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
})

type TypeError = { keyword: string; instancePath: string; params: Record<string, unknown> }

/** A checker for one part of a request; it throws Invalid with what is wrong, field by field. */
export function checker(schema: TSchema, part: 'params' | 'query' | 'body'): (value: unknown) => unknown {
  const compiled = Compile(schema)
  return (value) => {
    const given =
      part === 'query' ? Value.Default(schema, Value.Convert(schema, { ...Object(value) })) : value
    if (compiled.Check(given) && hasSoundText(given)) return given
    if (!hasSoundText(given)) throw new Invalid([{ path: '', rule: 'format' }])
    const errors = [...compiled.Errors(given)].slice(0, 20) as unknown as TypeError[]
    throw new Invalid(errors.filter(({ keyword }) => keyword !== 'boolean').flatMap(fieldProblems))
  }
}

// PostgreSQL keeps no NUL, and half a surrogate pair is no text. Without recursion: a body may be very deep.
function hasSoundText(whole: unknown): boolean {
  const open = [whole]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) return false
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) open.push(part)
  }
  return true
}

const rules: Readonly<Record<string, string>> = {
  required: 'required',
  additionalProperties: 'unknown',
  maxLength: 'too-long',
  minLength: 'too-short',
  format: 'format',
  pattern: 'format',
  enum: 'choice',
  const: 'choice',
  anyOf: 'choice',
  minimum: 'number',
  maximum: 'number',
}

function fieldProblems(error: TypeError): FieldProblem[] {
  const rule = rules[error.keyword] ?? 'type'
  const limit = typeof error.params['limit'] === 'number' ? { limit: error.params['limit'] } : {}
  const names = error.params['requiredProperties'] ?? error.params['additionalProperties']
  if (Array.isArray(names))
    return names.map((name) => ({ path: `${error.instancePath}/${String(name)}`, rule }))
  return [{ path: error.instancePath, rule, ...limit }]
}
