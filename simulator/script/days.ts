// A day where the centre is.

export type Day = {
  /** `2026-10-23` */
  date: string
  /** In epoch milliseconds. */
  midnight: number
  /** 0 is Monday. */
  weekday: number
}

export function dayOf(instant: number, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
  const [date = '', time = ''] = parts.format(instant).split(', ')
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  const sinceMidnight = (hours * 3_600 + minutes * 60 + seconds) * 1_000 + (instant % 1_000)
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return { date, midnight: instant - sinceMidnight, weekday }
}
