// What happens because its time has come: the one list. Each may be asked twice, and late.
import { followSilence, putLeftMessagesInLine } from '#channels-chat/server'
import { lookAtCalls } from '#channels-phone/server'
import type { DueWork } from '#platform/due'
import { beginBreaks, lapsePlaces, tellOverruns } from '#breaks/server'
import { followMissing, missOrphans } from '#presence/server'
import { remind } from '#followups/server'
import { closeUnfilled, endWrapUps } from '#routing/server'
import { ringOut } from '#transfers/server'

export const dueWorks: readonly DueWork[] = [
  followSilence,
  missOrphans,
  followMissing,
  endWrapUps,
  closeUnfilled,
  beginBreaks,
  lapsePlaces,
  tellOverruns,
  ringOut,
  lookAtCalls,
  putLeftMessagesInLine,
  remind,
]
