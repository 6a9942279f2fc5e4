// What the outside may ask of calendars.
import { Type } from 'typebox'
import { endpoint, Id, Nothing, pageOf, pageQuery, shape } from '#protocol'
import { calendarSettings, CalendarShown, DateText, DayShown } from './wire.ts'

const calendarParams = shape({ calendarId: Id })
const dayParams = shape({ calendarId: Id, date: DateText })
const Version = Type.Integer({ minimum: 1 })

const calendarId = '01938f2a-1111-7000-8000-0000000000e1'
const workday = [{ from: 540, to: 1260 }]
const aCalendar: CalendarShown = {
  id: calendarId,
  name: '客服热线',
  timeZone: 'Asia/Shanghai',
  week: [workday, workday, workday, workday, workday, [], []],
  version: 1,
}
const aDay: DayShown = {
  date: '2026-10-10',
  plan: { kind: 'weekday', weekday: 3 },
  name: '国庆节调休',
  note: null,
}

export const listCalendars = endpoint({
  id: 'calendar.list',
  method: 'GET',
  path: '/calendars',
  promise: 'public',
  caller: { permission: 'calendars.read' },
  summary: 'Lists the calendars, the oldest first.',
  query: shape(pageQuery),
  answer: pageOf(CalendarShown),
  example: { answer: { items: [aCalendar], next: null } },
})

export const getCalendar = endpoint({
  id: 'calendar.get',
  method: 'GET',
  path: '/calendars/:calendarId',
  promise: 'public',
  caller: { permission: 'calendars.read' },
  summary: 'Gives one calendar with its week.',
  params: calendarParams,
  answer: CalendarShown,
  example: { params: { calendarId }, answer: aCalendar },
})

export const createCalendar = endpoint({
  id: 'calendar.create',
  method: 'POST',
  path: '/calendars',
  promise: 'public',
  caller: { permission: 'calendars.manage' },
  summary: 'Makes a calendar with a time zone and a week.',
  body: shape(calendarSettings),
  answer: CalendarShown,
  example: {
    body: { name: aCalendar.name, timeZone: aCalendar.timeZone, week: aCalendar.week },
    answer: aCalendar,
  },
})

export const updateCalendar = endpoint({
  id: 'calendar.update',
  method: 'PATCH',
  path: '/calendars/:calendarId',
  promise: 'public',
  caller: { permission: 'calendars.manage' },
  summary: 'Changes name, time zone or week; refused when it was changed since the version given.',
  params: calendarParams,
  body: shape({ version: Version, ...Type.Partial(shape(calendarSettings)).properties }),
  answer: CalendarShown,
  example: {
    params: { calendarId },
    body: { version: 1, name: '客服热线' },
    answer: { ...aCalendar, version: 2 },
  },
})

export const deleteCalendar = endpoint({
  id: 'calendar.delete',
  method: 'DELETE',
  path: '/calendars/:calendarId',
  promise: 'public',
  caller: { permission: 'calendars.manage' },
  summary: 'Removes a calendar by which nothing opens and closes.',
  params: calendarParams,
  answer: Nothing,
  example: { params: { calendarId }, answer: {} },
})

export const listDays = endpoint({
  id: 'calendar.days',
  method: 'GET',
  path: '/calendars/:calendarId/days',
  promise: 'public',
  caller: { permission: 'calendars.read' },
  summary: 'Gives the days of a year that differ from the week or have something to tell.',
  params: calendarParams,
  query: shape({ year: Type.Integer({ minimum: 1970, maximum: 2999 }) }),
  answer: shape({ items: Type.Array(DayShown) }),
  example: { params: { calendarId }, query: { year: 2026 }, answer: { items: [aDay] } },
})

export const putDay = endpoint({
  id: 'calendar.put-day',
  method: 'PUT',
  path: '/calendars/:calendarId/days/:date',
  promise: 'public',
  caller: { permission: 'calendars.manage' },
  summary: 'Says how one day differs: closed, hours of its own, those of a weekday, or a note to customers.',
  params: dayParams,
  body: shape({
    plan: DayShown.properties.plan,
    name: DayShown.properties.name,
    note: DayShown.properties.note,
  }),
  answer: DayShown,
  example: {
    params: { calendarId, date: aDay.date },
    body: { plan: aDay.plan, name: aDay.name, note: null },
    answer: aDay,
  },
})

export const removeDay = endpoint({
  id: 'calendar.remove-day',
  method: 'DELETE',
  path: '/calendars/:calendarId/days/:date',
  promise: 'public',
  caller: { permission: 'calendars.manage' },
  summary: 'Makes a day like any other of its weekday again.',
  params: dayParams,
  answer: Nothing,
  example: { params: { calendarId, date: aDay.date }, answer: {} },
})
