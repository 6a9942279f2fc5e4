// What is asked before the first word: the settings that ask it, her answers, and the one the server sent back.
import type { ChatSettings } from '#channels-chat/core'
import type { Id } from '#protocol'
import type { Refusal } from './answered.ts'
import type { Ask } from './ask.ts'
import { asksBefore, type Beforehand, type Wrong } from './before-chat.ts'
import { keepBeforehand, keptBeforehand } from './beforehand-kept.ts'
import type { Keepsakes } from './keepsakes.ts'

/** Whoever asks at the very second may be answered from before it. */
const afterTurningMs = 2_000
const longestTimerMs = 2 ** 31 - 1
const staleMs = 60_000

export function askingBy(given: {
  ask: Pick<Ask, 'settings'>
  siteId: Id | undefined
  keepsakes: Keepsakes
  changed(): void
  /** It is open, as far as anybody knows. */
  opened(): void
}) {
  const { ask, siteId, keepsakes, changed, opened } = given
  let settings: ChatSettings | undefined
  let beforehand: Beforehand | undefined
  let wrong: Wrong | undefined
  let readAt = -Infinity
  let turning: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    const answered = await ask.settings(siteId)
    if (answered.kind === 'answer') {
      settings = answered.answer
      readAt = Date.now()
      followHours(settings)
      if (settings.open) opened()
    }
    changed()
  }

  /** It opens and closes while somebody looks at it. */
  function followHours({ hours: { changesAt } }: ChatSettings): void {
    clearTimeout(turning)
    if (changesAt === null) return
    const away = Date.parse(changesAt) - Date.now() + afterTurningMs
    if (away <= longestTimerMs) turning = setTimeout(() => void load(), Math.max(away, afterTurningMs))
  }

  return {
    settings: () => settings,
    beforehand: () => beforehand,
    wrong: () => wrong,
    prepare: async () => {
      if (!settings) await load()
    },
    lookAgain: load,
    /** In sight again after a while: she may have slept through the hour at which it closed. */
    renew: () => {
      if (settings && Date.now() - readAt > staleMs) void load()
    },
    stop: () => clearTimeout(turning),
    keep: (answered: Beforehand) => {
      beforehand = answered
      wrong = undefined
      keepBeforehand(keepsakes, answered)
    },
    known: () => keptBeforehand(keepsakes),
    forget: () => (beforehand = undefined),
    /** False when nothing is asked that she could answer better. The questions may be others by now. */
    again: async ({ questionId, reason }: Refusal): Promise<boolean> => {
      beforehand = undefined
      wrong = { questionId, reason }
      await load()
      return !settings || asksBefore(settings)
    },
  }
}
