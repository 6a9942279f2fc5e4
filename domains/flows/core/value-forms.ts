// The forms in which numbers, dates and times come from outside: `-12.50`, `2026-12-01`, `09:05`.
import { isDate } from '#calendar/core'

export type Decimal = { isNegative: boolean; whole: string; decimals: string }

/** Sixteen figures at most: 9,999 万亿. Nothing is rounded. */
export function decimalFrom(value: string): Decimal | undefined {
  const found = /^(-?)0*(\d{1,16})(?:\.(\d{1,6}))?$/.exec(value.trim())
  if (!found) return undefined
  const [, sign = '', whole = '', decimals = ''] = found
  const isNothing = /^0*$/.test(whole + decimals)
  return { isNegative: sign === '-' && !isNothing, whole, decimals }
}

export function dateFrom(value: string): { year: number; month: number; day: number } | undefined {
  const text = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(value.trim())?.[0]
  if (text === undefined || !isDate(text)) return undefined
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return { year, month, day }
}

export function timeFrom(value: string): { hour: number; minute: number } | undefined {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(value.trim())
  return found ? { hour: Number(found[1]), minute: Number(found[2]) } : undefined
}
