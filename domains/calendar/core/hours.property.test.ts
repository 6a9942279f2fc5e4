// Held against the plainest model there is: walk minute by minute and look at the clock on the wall.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Calendar, intervalsOf, type Interval, roundTheClock, type SpecialDay } from './calendar.ts'
import { hoursAt, nextClosing, nextOpening, openingAt, workingTimeBetween } from './hours.ts'
import { dateOf, dayNumberOf, instantOf, minutesOfDay, placeOf, weekdayOf } from './zone-time.ts'

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe']
/** Days on which clocks of those zones leap, and days like any other. */
const days = [
  '2026-02-14',
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
]

const quarter = (from: number, to: number) =>
  fc.integer({ min: from / 15, max: to / 15 }).map((it) => it * 15)
const interval: fc.Arbitrary<Interval> = fc
  .tuple(quarter(0, 1425), quarter(15, 1440))
  .map(([from, length]) => ({ from, to: from + length }))
const plan: fc.Arbitrary<SpecialDay['plan']> = fc.oneof(
  fc.constant({ kind: 'closed' } as const),
  fc.record({ kind: fc.constant('hours' as const), intervals: fc.array(interval, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('weekday' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
  fc.constant({ kind: 'usual' } as const),
)

const scene = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    week: fc.array(fc.array(interval, { maxLength: 3 }), { minLength: 7, maxLength: 7 }),
    middle: fc.constantFrom(...days),
    special: fc.dictionary(fc.constantFrom('-2', '-1', '0', '1', '2'), plan),
    minute: fc.integer({ min: 0, max: 2 * minutesOfDay }),
  })
  .map(({ timeZone, week, middle, special, minute }) => {
    const day = dayNumberOf(middle)
    const dated = Object.entries(special).map(
      ([away, it]) => [dateOf(day + Number(away)), { plan: it, name: '', note: null }] as const,
    )
    const calendar: Calendar = { timeZone, week, days: new Map(dated) }
    return { calendar, at: new Date(instantOf(day * minutesOfDay, timeZone) + minute * 60_000) }
  })

/** The wall clock shows this minute only once, and leaves none out near it. */
function isPlain(at: number, timeZone: string): boolean {
  const { day, minute } = placeOf(at, timeZone)
  const wall = day * minutesOfDay + minute
  const near = [-90, 0, 90].map((away) => instantOf(wall + away, timeZone) - away * 60_000)
  return near.every((instant) => instant === Math.floor(at / 60_000) * 60_000)
}

/** What anybody reads off the plan on the wall. */
function isOpenOnTheWall(calendar: Calendar, at: number): boolean {
  const { day, minute } = placeOf(at, calendar.timeZone)
  const covers = (begins: number) =>
    intervalsOf(calendar, begins).some(({ from, to }) => {
      const seen = minute + (day - begins) * minutesOfDay
      return from <= seen && seen < to
    })
  return covers(day) || covers(day - 1)
}

test('it is open exactly when the clock on the wall stands in an interval', () => {
  fc.assert(
    fc.property(scene, ({ calendar, at }) => {
      fc.pre(isPlain(at.getTime(), calendar.timeZone))
      expect(hoursAt(calendar, at).open).toBe(isOpenOnTheWall(calendar, at.getTime()))
    }),
    { numRuns: 400 },
  )
})

test('it stays as it is until it changes, and is the other way from that instant on', () => {
  fc.assert(
    fc.property(
      scene,
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      ({ calendar, at }, part) => {
        const { open, changesAt } = hoursAt(calendar, at)
        if (changesAt === null) return
        const change = Date.parse(changesAt)
        expect(change).toBeGreaterThan(at.getTime())
        const between = new Date(at.getTime() + Math.floor((change - at.getTime()) * part))
        expect(hoursAt(calendar, between)).toEqual({ open, changesAt })
        expect(hoursAt(calendar, new Date(change)).open).toBe(!open)
      },
    ),
    { numRuns: 300 },
  )
})

test('the next opening and the next closing are what hours say, one after the other', () => {
  fc.assert(
    fc.property(scene, ({ calendar, at }) => {
      const [opening, closing] = [nextOpening(calendar, at), nextClosing(calendar, at)]
      if (opening) expect(hoursAt(calendar, new Date(opening)).open).toBe(true)
      if (closing) expect(hoursAt(calendar, new Date(closing)).open).toBe(false)
      if (opening && closing) {
        expect(Date.parse(opening) < Date.parse(closing)).toBe(!hoursAt(calendar, at).open)
      }
    }),
  )
})

test('working time is what a stopwatch shows that runs while it is open', () => {
  fc.assert(
    fc.property(scene, fc.integer({ min: 0, max: 3 * minutesOfDay }), ({ calendar, at }, minutes) => {
      const until = new Date(at.getTime() + minutes * 60_000)
      let stopwatch = 0
      for (let now = at.getTime(); now < until.getTime();) {
        const { open, changesAt } = hoursAt(calendar, new Date(now))
        const next = Math.min(until.getTime(), changesAt ? Date.parse(changesAt) : Infinity)
        if (open) stopwatch += next - now
        now = next
      }
      expect(workingTimeBetween(calendar, at, until)).toBe(stopwatch)
    }),
  )
})

test('working time of two stretches is that of both together, and never more than the time itself', () => {
  fc.assert(
    fc.property(scene, fc.nat(5000), fc.nat(5000), ({ calendar, at }, first, second) => {
      const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
      const whole = workingTimeBetween(calendar, at, later(first + second))
      const parts =
        workingTimeBetween(calendar, at, later(first)) +
        workingTimeBetween(calendar, later(first), later(first + second))
      expect(whole).toBe(parts)
      expect(whole).toBeLessThanOrEqual((first + second) * 60_000)
      expect(workingTimeBetween(calendar, later(first), at)).toBe(0)
    }),
  )
})

test('a later minute on the wall is never an earlier instant, leap or not', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.constantFrom(...days), fc.nat(3000), (zone, date, minute) => {
      const wall = dayNumberOf(date) * minutesOfDay + minute
      expect(instantOf(wall + 1, zone)).toBeGreaterThanOrEqual(instantOf(wall, zone))
    }),
    { numRuns: 500 },
  )
})

const at = (text: string) => new Date(text)
const office: Calendar = {
  timeZone: 'Asia/Shanghai',
  week: [
    ...Array.from({ length: 5 }, () => [
      { from: 540, to: 720 },
      { from: 780, to: 1080 },
    ]),
    [],
    [],
  ],
  days: new Map<string, SpecialDay>([
    ['2026-10-01', { plan: { kind: 'closed' }, name: '国庆节', note: null }],
    ['2026-10-02', { plan: { kind: 'closed' }, name: '国庆节', note: null }],
    ['2026-10-10', { plan: { kind: 'weekday', weekday: 3 }, name: '国庆节调休', note: null }],
    [
      '2026-10-12',
      { plan: { kind: 'hours', intervals: [{ from: 600, to: 660 }] }, name: '盘点', note: null },
    ],
  ]),
}

test('the lunch break closes and the afternoon opens again', () => {
  expect(hoursAt(office, at('2026-11-23T12:30:00+08:00'))).toEqual({
    open: false,
    changesAt: '2026-11-23T05:00:00.000Z',
  })
  expect(openingAt(office, at('2026-11-23T17:31:00+08:00')).state).toBe('closing-soon')
  expect(openingAt(office, at('2026-11-23T17:29:00+08:00')).state).toBe('open')
})

test('a make-up Saturday has the hours of its weekday, and the Sunday behind it none', () => {
  expect(weekdayOf(dayNumberOf('2026-10-10'))).toBe(6)
  expect(hoursAt(office, at('2026-10-10T10:00:00+08:00')).open).toBe(true)
  // Sunday, then the Monday with hours of its own.
  expect(hoursAt(office, at('2026-10-11T10:00:00+08:00'))).toEqual({
    open: false,
    changesAt: '2026-10-12T02:00:00.000Z',
  })
})

test('a holiday is closed, and closed through to the next working day', () => {
  expect(hoursAt(office, at('2026-09-30T18:00:00+08:00'))).toEqual({
    open: false,
    changesAt: '2026-10-05T01:00:00.000Z',
  })
})

test('a night shift belongs to the evening it began, even into a holiday', () => {
  const night: Calendar = {
    timeZone: 'Asia/Shanghai',
    week: Array.from({ length: 7 }, () => [{ from: 1320, to: 1560 }]),
    days: new Map([['2026-10-01', { plan: { kind: 'closed' }, name: '国庆节', note: null }]]),
  }
  expect(hoursAt(night, at('2026-10-01T01:59:00+08:00')).open).toBe(true)
  expect(hoursAt(night, at('2026-10-01T02:00:00+08:00'))).toEqual({
    open: false,
    changesAt: '2026-10-02T14:00:00.000Z',
  })
})

test('round the clock never closes, and never opening is said so', () => {
  const always: Calendar = { timeZone: 'Europe/Berlin', week: roundTheClock, days: new Map() }
  expect(hoursAt(always, at('2026-03-29T01:30:00Z'))).toEqual({ open: true, changesAt: null })
  expect(nextClosing(always, at('2026-03-29T01:30:00Z'))).toBeNull()
  const never: Calendar = { ...always, week: Array.from({ length: 7 }, () => []) }
  expect(openingAt(never, at('2026-03-29T01:30:00Z'))).toEqual({
    state: 'closed',
    changesAt: null,
    note: null,
  })
  expect(nextOpening(never, at('2026-03-29T01:30:00Z'))).toBeNull()
})

test('on the short day of spring a day round the clock has twenty-three hours, in autumn twenty-five', () => {
  const always: Calendar = { timeZone: 'Europe/Berlin', week: roundTheClock, days: new Map() }
  const hour = 3_600_000
  const dayLong = (date: string, next: string) =>
    workingTimeBetween(always, at(`${date}T00:00:00${date < '2026-04' ? '+01:00' : '+02:00'}`), at(next)) /
    hour
  expect(dayLong('2026-03-29', '2026-03-30T00:00:00+02:00')).toBe(23)
  expect(dayLong('2026-10-25', '2026-10-26T00:00:00+01:00')).toBe(25)
})
