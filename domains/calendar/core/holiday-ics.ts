// BEGIN:VEVENT … DTSTART;VALUE=DATE:20260101 … SUMMARY:元旦（休）
import type { FileDay } from './holiday-file.ts'
import { dateOf, dayNumberOf, isDate } from './zone-time.ts'
import { withDashes } from './holiday-csv.ts'

type Line = { line: number; name: string; value: string }
type Event = { line: number; first: string; until: string; summary: string; special: string }

export function readCalendarFile(text: string): FileDay[] {
  const events: Event[] = []
  let open: Event | undefined
  for (const { line, name, value } of unfolded(text)) {
    if (name === 'BEGIN' && value === 'VEVENT') {
      open = { line, first: '', until: '', summary: '', special: '' }
    } else if (name === 'END' && value === 'VEVENT' && open) {
      events.push(open)
      open = undefined
    } else if (open) {
      if (name === 'DTSTART') Object.assign(open, { line, first: withDashes(value.slice(0, 8)) })
      if (name === 'DTEND') open.until = withDashes(value.slice(0, 8))
      if (name === 'SUMMARY') open.summary = value
      if (name === 'X-APPLE-SPECIAL-DAY') open.special = value
    }
  }
  return events.flatMap(daysOf)
}

/** A line that begins with a space goes on the one before. */
function unfolded(text: string): Line[] {
  const lines: Line[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const before = lines.at(-1)
    if (/^[ \t]/.test(raw) && before) before.value += raw.slice(1)
    else {
      const colon = raw.indexOf(':')
      const name = raw.slice(0, colon).split(';')[0]?.toUpperCase() ?? ''
      lines.push({ line: index + 1, name, value: raw.slice(colon + 1).trim() })
    }
  }
  return lines
}

const atMostDays = 60

function daysOf({ line, first, until, summary, special }: Event): FileDay[] {
  const kind = kindOf(summary, special)
  const name =
    summary.replaceAll(/\s*[（([【]?(休|班|放假|补班|補班|调休|上班)[）)\]】]?\s*$/g, '').trim() || summary
  const day = (date: string) => ({ line, date, kind, name, names: null, weekday: null })
  if (!isDate(first) || !isDate(until) || until <= first) return [day(first)]
  const [from, to] = [dayNumberOf(first), dayNumberOf(until)]
  return Array.from({ length: Math.min(to - from, atMostDays) }, (_, index) => day(dateOf(from + index)))
}

function kindOf(summary: string, special: string): FileDay['kind'] {
  if (special === 'ALTERNATE-WORKDAY') return 'workday'
  if (special === 'WORK-HOLIDAY') return 'holiday'
  if (/班|调休|work/i.test(summary)) return 'workday'
  return /休|假|节|節|元旦|清明|除夕|holiday/i.test(summary) ? 'holiday' : undefined
}
