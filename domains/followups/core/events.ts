import { eventKind, shape, type StoredEvent, type Topic } from '#protocol'
import { noticeKind } from '#notices/core'

/** Something of her reminders is new: her list asks again. */
const toWhom = (type: string) =>
  eventKind({
    type,
    version: 1,
    data: shape({}),
    topics: ({ about }: StoredEvent): Topic[] => (about.personId ? [`person:${about.personId}`] : []),
    present: ({ about }, { actor }) =>
      actor.kind === 'person' && actor.personId === about.personId ? {} : undefined,
  })

export const followupSet = toWhom('followup.set')
export const followupChanged = toWhom('followup.changed')
export const followupHanded = toWhom('followup.handed')
export const followupDue = toWhom('followup.due')
export const followupDone = toWhom('followup.done')

const leadsTo = ({ contactId }: { contactId?: string }) => (contactId ? `/contacts/${contactId}` : '/my-day')
export const followupDueNotice = noticeKind({ notice: 'followups.due', leadsTo })
export const followupHandedNotice = noticeKind({ notice: 'followups.handed', leadsTo })
