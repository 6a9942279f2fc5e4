// A kind of notice is declared by the domain that gives it, with where one click leads.
import type { Id } from '#protocol'

export const urgencies = ['now', 'soon'] as const
/** `now` is heard at once where she wants that; `soon` waits on the bell. */
export type Urgency = (typeof urgencies)[number]

/** What a notice is about: two of one kind about the same are the same notice. */
export type NoticeAbout = { contactId?: Id; personId?: Id; queueId?: Id }

/** What its words have blanks for. */
export type NoticeData = Readonly<Record<string, string | number>>

export type NoticeKind = {
  /** `channels-chat.agent-silent`: its words are `channels-chat:notices.agent-silent`. */
  readonly notice: string
  /** The path of the screen where she can do something about it, for this person. */
  leadsTo(about: NoticeAbout, personId: Id): string | null
}

export function noticeKind(declared: NoticeKind): NoticeKind {
  return declared
}

export function isNoticeKind(value: unknown): value is NoticeKind {
  return typeof value === 'object' && value !== null && 'notice' in value && 'leadsTo' in value
}

export function subjectOf({ contactId = '', personId = '', queueId = '' }: NoticeAbout): string {
  return `${contactId} ${personId} ${queueId}`
}

/** Where the words of a kind are: the namespace and the key in it. */
export function wordsOf(kind: string): { domain: string; key: string } {
  const [domain = '', ...rest] = kind.split('.')
  return { domain, key: `notices.${rest.join('.')}` }
}

/** A notice is forgotten after this many days, read or not. */
export const keptDays = 30
