// What transfers tell people beside their work.
import { noticeKind } from '#notices/core'

/** To whom it rings with. */
export const transferOfferedNotice = noticeKind({
  notice: 'transfers.offered',
  leadsTo: () => '/desk',
})

/** To who still serves it, and to the leader who sent it. */
export const cameBackNotice = noticeKind({
  notice: 'transfers.came-back',
  leadsTo: ({ contactId }) => `/desk/${contactId}`,
})

export const acceptedNotice = noticeKind({
  notice: 'transfers.accepted',
  leadsTo: ({ contactId }) => `/contacts/${contactId}`,
})

/** To who is asked. */
export const consultOpenedNotice = noticeKind({
  notice: 'transfers.consult-opened',
  leadsTo: ({ contactId }) => `/desk/${contactId}`,
})

/** To who asked. */
export const consultAnsweredNotice = noticeKind({
  notice: 'transfers.consult-answered',
  leadsTo: ({ contactId }) => `/desk/${contactId}`,
})
