// Times as the visitor's own clock shows them.
import type { Instant, Language } from '#protocol'
import type { Say } from './words.ts'

const locales: Record<Language, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' }

export type Moments = {
  /** 14:05 */
  clock(at: Instant): string
  /** 今天, 昨天, 11月19日星期三 */
  day(at: Instant, now: Date): string
  /** With date and seconds, for the hover and the screen reader. */
  exact(at: Instant): string
}

export function momentsIn(language: Language, say: Say, timeZone?: string): Moments {
  const zone = timeZone ? { timeZone } : {}
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { ...options, ...zone })
  const clock = write({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const thisYear = write({ month: 'long', day: 'numeric', weekday: 'long' })
  const anyYear = write({ year: 'numeric', month: 'long', day: 'numeric' })
  const exact = write({ dateStyle: 'medium', timeStyle: 'medium' })
  const dateOf = write({ year: 'numeric', month: '2-digit', day: '2-digit' })
  const year = write({ year: 'numeric' })
  const same = (format: Intl.DateTimeFormat, a: Date, b: Date) => format.format(a) === format.format(b)
  return {
    clock: (at) => clock.format(new Date(at)),
    exact: (at) => exact.format(new Date(at)),
    day: (at, now) => {
      const then = new Date(at)
      if (same(dateOf, then, now)) return say('time.today')
      if (same(dateOf, then, new Date(now.getTime() - 24 * 3600 * 1000))) return say('time.yesterday')
      return (same(year, then, now) ? thisYear : anyYear).format(then)
    },
  }
}

/** 3 KB, 1.4 MB */
export function sizeOf(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
