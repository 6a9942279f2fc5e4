// The rules by which the sample centre that lives works: its hours, canned replies, breaks, and what visitors are asked.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setBreakPlaces } from '#breaks/core'
import { importHolidays, roundTheClock } from '#calendar/core'
import { createCalendar } from '#calendar/server'
import { getChatSetup, saveChatSetup } from '#channels-chat/core'
import { newId, type Tx } from '#platform/action'
import type { Id } from '#protocol'
import { doing } from './demo-actions.ts'
import { furnishCalendar, furnishReplies } from './sample-centre.ts'
import { sampleWords } from './sample-words.ts'

const holidays = 'china-2026.json'

/**
 * Open day and night, so that a trial at midnight finds somebody, also on a holiday. Beside it the usual hours, for
 * whoever wants to see how a queue closes.
 */
export async function furnishHours(tx: Tx): Promise<Id> {
  await furnishCalendar(tx, sampleWords['zh-Hans'])
  const { timeZone } = tx.organisation
  const { id: calendarId } = await createCalendar(tx, { name: '全天服务', timeZone, week: roundTheClock })
  const text = readFileSync(join(import.meta.dirname, '../domains/calendar/web', holidays), 'utf8')
  const body = { fileName: holidays, text, weekday: 1, holidays: 'usual' as const }
  await doing(tx, importHolidays, { params: { calendarId }, body })
  return calendarId
}

/** One of a team at a time; others wait for the place. */
export async function furnishTeamRules(tx: Tx, teamIds: readonly Id[], afterSalesId: Id): Promise<void> {
  for (const unitId of teamIds) {
    await doing(tx, setBreakPlaces, { params: { unitId }, body: { limits: [{ kindId: null, places: 1 }] } })
  }
  await furnishReplies(tx, 'zh-Hans', afterSalesId)
}

/** Name and phone, of whoever wants to give them. */
export async function furnishQuestions(tx: Tx): Promise<void> {
  const setup = await doing(tx, getChatSetup, {})
  const questions = (['name', 'phone'] as const).map((kind) => ({
    id: newId(),
    kind,
    label: null,
    options: [],
    required: false,
    queueId: null,
  }))
  await doing(tx, saveChatSetup, { body: { ...setup, questions } })
}
