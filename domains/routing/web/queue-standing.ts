// Whether contacts come into a queue now: it is open by hand, and by its calendar.
import type { Opening } from '#calendar/core'
import type { QueueShown } from '#routing/core'

export type Standing =
  /** Somebody closed it, or nothing ever closes it. */
  | { state: 'taken-off' | 'open' }
  | { state: Opening['state']; changesAt: Opening['changesAt'] }
  /** Its calendar is on its way. */
  | undefined

export function standingOf(
  { state, calendarId }: Pick<QueueShown, 'state' | 'calendarId'>,
  hours: Opening | undefined,
): Standing {
  if (state === 'closed') return { state: 'taken-off' }
  if (calendarId === null) return { state: 'open' }
  return hours && { state: hours.state, changesAt: hours.changesAt }
}
