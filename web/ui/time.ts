// Times and durations as people say them.
import type { Language } from '#protocol'

/** 02:35, and 1:02:35 from an hour on. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(whole / 60) % 60
  const hours = Math.floor(whole / 3600)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${two(minutes)}:${two(whole % 60)}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const name = `${language} ${timeZone} ${JSON.stringify(options)}`
  let made = formats.get(name)
  if (!made) {
    const locale = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' }[language]
    made = new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', ...options })
    formats.set(name, made)
  }
  return made
}

/** Days since 1970 on the calendar of that zone. */
function dayNumber(at: Date, timeZone: string): number {
  const parts = format('en', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    at,
  )
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day')) / 86_400_000
}

export type DayWord = 'today' | 'yesterday' | 'tomorrow'
export type Told = { dayWord: DayWord | undefined; date: string; clock: string }

/** The parts of 今天 14:05: the words for the near days belong to the language files. */
export function tell(at: Date, now: Date, language: Language, timeZone: string): Told {
  const away = dayNumber(at, timeZone) - dayNumber(now, timeZone)
  const sameYear =
    format('en', timeZone, { year: 'numeric' }).format(at) ===
    format('en', timeZone, { year: 'numeric' }).format(now)
  const dayWord = away === 0 ? 'today' : away === -1 ? 'yesterday' : away === 1 ? 'tomorrow' : undefined
  return {
    dayWord,
    date: format(language, timeZone, {
      ...(!sameYear && { year: 'numeric' }),
      month: language === 'en' ? 'short' : 'long',
      day: 'numeric',
    }).format(at),
    clock: format(language, timeZone, { hour: '2-digit', minute: '2-digit' }).format(at),
  }
}

/** With seconds, weekday and zone; Chinese formats would put the zone between day and hour. */
export function exactText(at: Date, language: Language, timeZone: string): string {
  const day = format(language, timeZone, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' })
  const clock = format(language, timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const zone = format('en', timeZone, { hour: '2-digit', timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')
  return `${day.format(at)} ${clock.format(at)} ${zone?.value ?? ''}`.trim()
}

/** 3 分钟前. */
export function agoText(at: Date, now: Date, language: Language): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (Math.abs(seconds) < 60) return relative.format(0, 'second')
  if (Math.abs(seconds) < 3600) return relative.format(Math.trunc(seconds / 60), 'minute')
  if (Math.abs(seconds) < 86_400) return relative.format(Math.trunc(seconds / 3600), 'hour')
  return relative.format(Math.trunc(seconds / 86_400), 'day')
}

/** The instant at which a calendar day ('2026-11-22') begins in that zone. */
export function startOfDay(day: string, timeZone: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`)
  // The second look settles days on which the clocks change.
  const once = utc - offsetAt(utc, timeZone)
  return new Date(utc - offsetAt(once, timeZone)).toISOString()
}

/** The instant at which today began in that zone; `now` is in milliseconds since 1970. */
export function startOfToday(now: number, timeZone: string): string {
  return startOfDay(
    new Date(dayNumber(new Date(now), timeZone) * 86_400_000).toISOString().slice(0, 10),
    timeZone,
  )
}

function offsetAt(at: number, timeZone: string): number {
  const parts = format('en', timeZone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(at))
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(at / 1000) * 1000
}
