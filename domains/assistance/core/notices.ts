// What assistance tells people beside their work.
import { noticeKind } from '#notices/core'

/** To her leaders. */
export const handRaisedNotice = noticeKind({
  notice: 'assistance.hand-raised',
  leadsTo: ({ contactId }) => `/team?contact=${contactId}`,
})

/** To her leaders: nobody takes the contact she wants to hand over. */
export const bouncedNotice = noticeKind({
  notice: 'assistance.bounced',
  leadsTo: ({ contactId }) => `/team?contact=${contactId}`,
})

/** To her whose hand is raised. */
export const comingNotice = noticeKind({
  notice: 'assistance.coming',
  leadsTo: ({ contactId }) => `/desk/${contactId}`,
})

/** To who serves the customer. */
export const whisperedNotice = noticeKind({
  notice: 'assistance.whispered',
  leadsTo: ({ contactId }) => `/desk/${contactId}`,
})

/** To who served the customer until now. */
export const takenOverNotice = noticeKind({
  notice: 'assistance.taken-over',
  leadsTo: ({ contactId }) => `/contacts/${contactId}`,
})
