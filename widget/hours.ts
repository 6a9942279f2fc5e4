// Until when it is open, or from when, and what is to be known of today.
import type { ChatSettings } from '#channels-chat/core'
import type { Instant, Language } from '#protocol'
import type { Moments } from './moments.ts'
import type { Say } from './words.ts'

/** Undefined while it is open and stays so for a while. */
export function hoursWords(
  { state, changesAt, note }: ChatSettings['hours'],
  { say, moments, language }: { say: Say; moments: Moments; language: Language },
  now: Date,
): string | undefined {
  if (state === 'open') return note?.[language] || undefined
  const at = changesAt && inSentence(changesAt)
  const told = state === 'closing-soon' ? 'hours.closes' : 'hours.opens'
  const words = at ? say(told, { at }) : say('state.closed')
  return [note?.[language], words].filter(Boolean).join(say('hours.between'))

  function inSentence(instant: Instant): string {
    const [day, clock] = [moments.day(instant, now), moments.clock(instant)]
    return day === say('time.today') ? say('hours.today', { clock }) : `${day} ${clock}`
  }
}
