// What a flow has learnt about a contact, under the names its editor gave.
import type { Variable } from './flow-state.ts'
import type { Doing } from './inputs.ts'

export const longestValue = 500

export function valueOf(variables: readonly Variable[], name: string): Variable | undefined {
  return variables.find((variable) => variable.name === name)
}

export function withVariable(variables: readonly Variable[], variable: Variable): Variable[] {
  const value = variable.value.toWellFormed().slice(0, longestValue)
  return [...variables.filter(({ name }) => name !== variable.name), { ...variable, value }]
}

/** Four figures at the end stay of what is long enough to be known by them. */
export function masked(value: string): string {
  const shown = value.length >= 8 ? 4 : 0
  return '*'.repeat(value.length - shown) + value.slice(value.length - shown)
}

export function remember({ name, value, isSensitive }: Variable): Doing {
  return { type: 'remember', variable: name, value: isSensitive ? masked(value) : value, isSensitive }
}

const blank = /\{\{\s*([A-Za-z][A-Za-z0-9_]{0,39})\s*\}\}/g

export function variablesIn(text: string): string[] {
  return [...text.matchAll(blank)].flatMap(([, name]) => name ?? [])
}

/** What nobody has set yet is left out. */
export function filled(
  text: string,
  variables: readonly Variable[],
  write: (variable: Variable) => string = ({ value }) => value,
): string {
  return text.replaceAll(blank, (_whole, name: string) => {
    const variable = valueOf(variables, name)
    return variable ? write(variable) : ''
  })
}

export const shown = ({ value, isSensitive }: Variable): string => (isSensitive ? masked(value) : value)
