// Which case of a branch holds.
import { placeOf as wallClockOf, weekdayOf } from '#calendar/core'
import type { Place } from './flow-state.ts'
import type { Condition, NodeOf } from './node-kinds.ts'
import { valueOf } from './variables.ts'
import { wayOfCase } from './ways.ts'

export function wayAtBranch(place: Place<NodeOf<'branch'>>): string {
  const found = place.node.cases.find(({ when }) => holds(when, place))
  return found ? wayOfCase(found.id) : 'otherwise'
}

export function holds(when: Condition, { state, world }: Pick<Place, 'state' | 'world'>): boolean {
  const { facts } = state
  switch (when.on) {
    case 'customer':
      return (facts.level !== null) === when.isKnown
    case 'level':
      return facts.level !== null && facts.level >= when.atLeast
    case 'number':
      return facts.number !== null && when.begins.some((begin) => beginsWith(facts.number ?? '', begin))
    case 'variable':
      return compares(when, valueOf(state.variables, when.variable)?.value)
    case 'time':
      return isWithin(when, world)
    case 'language':
      return state.language === when.language
    case 'channel':
      return facts.channel === when.channel
  }
}

/** Beginnings are written as at home: 0755, 138, 400; or with a country: +852. */
function beginsWith(number: string, begin: string): boolean {
  const written = begin.replaceAll(/[\s-]/g, '')
  if (written.startsWith('+')) return number.startsWith(written)
  return written !== '' && number.startsWith(`+86${written.replace(/^0/, '')}`)
}

type Compared = Extract<Condition, { on: 'variable' }>

function compares({ compare, value }: Compared, found: string | undefined): boolean {
  if (compare === 'is-set') return found !== undefined && found !== ''
  if (found === undefined) return compare === 'is-not'
  const [left, right] = [found.trim(), value.trim()]
  switch (compare) {
    case 'is':
      return left === right
    case 'is-not':
      return left !== right
    case 'begins':
      return left.startsWith(right)
    case 'less':
      return areNumbers(left, right) && Number(left) < Number(right)
    case 'more':
      return areNumbers(left, right) && Number(left) > Number(right)
  }
}

const areNumbers = (...texts: string[]): boolean => texts.every((text) => /^-?\d+(\.\d+)?$/.test(text))

type Window = Extract<Condition, { on: 'time' }>

function isWithin({ weekdays, from, to }: Window, { now, timeZone }: Place['world']): boolean {
  const { day, minute } = wallClockOf(now, timeZone)
  if (from <= to) return weekdays.includes(weekdayOf(day)) && minute >= from && minute < to
  // After midnight it is still the window that began the day before.
  if (minute >= from) return weekdays.includes(weekdayOf(day))
  return minute < to && weekdays.includes(weekdayOf(day - 1))
}
