// Whether figures that somebody typed can be what was asked for.
import { isDate } from '#calendar/core'
import { normalPhone } from '#customers/core'
import type { DigitCheck } from './node-kinds.ts'

export function passesCheck(typed: string, check: DigitCheck): boolean {
  switch (check.kind) {
    case 'none':
      return true
    case 'phone':
      return normalPhone(typed) !== undefined
    case 'card':
      return isCard(typed)
    case 'identity-number':
      return isIdentityNumber(typed)
    case 'pattern':
      return fitsParts(typed, check.parts)
  }
}

/** Bank cards, by Luhn's sum. */
export function isCard(typed: string): boolean {
  if (!/^\d{12,19}$/.test(typed) || /^0+$/.test(typed)) return false
  const sum = [...typed].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** 居民身份证, GB 11643: place, day of birth, serial number, check sign (X is 10). */
export function isIdentityNumber(typed: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(typed)) return false
  if (!isDate(`${typed.slice(6, 10)}-${typed.slice(10, 12)}-${typed.slice(12, 14)}`)) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(typed[index]), 0)
  return '10X98765432'[sum % 11] === typed[17]
}

type Part = Extract<DigitCheck, { kind: 'pattern' }>['parts'][number]

function fitsParts(typed: string, parts: readonly Part[]): boolean {
  const length = parts.reduce((total, { digits }) => total + digits, 0)
  if (typed.length !== length || !/^\d+$/.test(typed)) return false
  let at = 0
  return parts.every(({ digits, from, to }) => {
    const number = Number(typed.slice(at, (at += digits)))
    return number >= from && number <= to
  })
}
