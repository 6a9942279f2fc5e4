// What is asked before the first word: the settings that ask it, her answers, and the one the server sent back.
import type { ChatSettings } from '#channels-chat/core'
import type { Id } from '#protocol'
import type { Refusal } from './answered.ts'
import type { Ask } from './ask.ts'
import { asksBefore, type Beforehand, type Wrong } from './before-chat.ts'
import { keepBeforehand, keptBeforehand } from './beforehand-kept.ts'
import type { Keepsakes } from './keepsakes.ts'

export function askingBy(given: {
  ask: Pick<Ask, 'settings'>
  siteId: Id | undefined
  keepsakes: Keepsakes
  changed(): void
}) {
  const { ask, siteId, keepsakes, changed } = given
  let settings: ChatSettings | undefined
  let beforehand: Beforehand | undefined
  let wrong: Wrong | undefined

  async function load(): Promise<void> {
    const answered = await ask.settings(siteId)
    if (answered.kind === 'answer') settings = answered.answer
    changed()
  }

  return {
    settings: () => settings,
    beforehand: () => beforehand,
    wrong: () => wrong,
    prepare: async () => {
      if (!settings) await load()
    },
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
