import { noticeKind } from '#notices/core'

/** To her leaders: her line died, and so many customers went on without her. */
export const agentDropped = noticeKind({ notice: 'presence.agent-dropped', leadsTo: () => '/team' })

/** To herself, when she is back. */
export const youWereDropped = noticeKind({ notice: 'presence.you-were-dropped', leadsTo: () => '/desk' })
