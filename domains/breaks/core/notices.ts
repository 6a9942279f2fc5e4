import { noticeKind } from '#notices/core'

/** To her leaders: somebody asks, and one of them has to decide. */
export const breakAsked = noticeKind({ notice: 'breaks.asked', leadsTo: () => '/team' })
/** To her leaders, once: she is longer away than planned. */
export const breakOverrun = noticeKind({ notice: 'breaks.overrun', leadsTo: () => '/team' })
/** To herself: what was decided, and that a place is kept for her. */
export const breakApproved = noticeKind({ notice: 'breaks.approved', leadsTo: () => null })
export const breakRefused = noticeKind({ notice: 'breaks.refused', leadsTo: () => null })
export const breakPlaceFree = noticeKind({ notice: 'breaks.place-free', leadsTo: () => null })
