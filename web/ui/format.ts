// The formatters of a screen, in its language and the organisation's time zone.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '#connection'
import { agoText, durationText, exactText, tell } from './time.ts'
import { usePlace } from './UiProvider.tsx'

export type Format = {
  /** 今天 14:05 */
  when(at: string | number): string
  /** 今天 */
  day(at: string | number): string
  /** 14:05 */
  clock(at: string | number): string
  /** With seconds and zone. */
  exact(at: string | number): string
  /** 3 分钟前 */
  ago(at: string | number): string
  /** 02:35 */
  duration(seconds: number): string
  number(value: number): string
  /** 甲、乙和丙 */
  list(words: readonly string[]): string
}

export function useFormat(): Format {
  const { language, timeZone } = usePlace()
  const { t } = useTranslation('ui')
  return useMemo(() => {
    const told = (at: string | number) => tell(new Date(at), new Date(serverNow()), language, timeZone)
    const numbers = new Intl.NumberFormat(language)
    const lists = new Intl.ListFormat(language, { type: 'conjunction' })
    return {
      when(at) {
        const { dayWord, date, clock } = told(at)
        return t('when', { day: dayWord ? t(`day.${dayWord}`) : date, clock })
      },
      day(at) {
        const { dayWord, date } = told(at)
        return dayWord ? t(`day.${dayWord}`) : date
      },
      clock: (at) => told(at).clock,
      exact: (at) => exactText(new Date(at), language, timeZone),
      ago: (at) => agoText(new Date(at), new Date(serverNow()), language),
      duration: durationText,
      number: (value) => numbers.format(value),
      list: (words) => lists.format(words),
    }
  }, [language, timeZone, t])
}
