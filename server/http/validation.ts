// Checks what arrives against the shapes of core. Nothing is coerced but query strings, which know only text.
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'

export type FieldProblem = { path: string; rule: string; limit?: number }

export class Invalid extends Error {
  readonly fields: FieldProblem[]
  constructor(fields: FieldProblem[]) {
    super('invalid')
    this.fields = fields
  }
}

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

// PostgreSQL keeps no NUL, and half a surrogate pair is no text.
function hasSoundText(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (Array.isArray(value)) return value.every(hasSoundText)
  if (typeof value === 'object' && value !== null) return Object.values(value).every(hasSoundText)
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
