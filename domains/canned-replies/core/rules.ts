// Who sees and changes a canned reply, and what it may say.
import { type Actor, covers, type Id, languages, type Scope } from '#protocol'
import type { ReplyDraft, ReplyMessage, ReplyScope } from './reply.ts'
import { unknownVariables } from './variables.ts'

/** More of one kind nobody finds her way in. */
export const mostReplies: Readonly<Record<ReplyScope, number>> = { own: 300, team: 500, all: 1_000 }

/** Whose a reply is: one of `personId` and `unitId`, or neither. */
export type ReplyOwner = { scope: ReplyScope; personId: Id | null; unitId: Id | null }

/**
 * How far somebody reaches: `units` are her own team and everything above it, whose replies she uses;
 * `team` and `all` are her scopes of `replies.manage-team` and `replies.manage-all`.
 */
export type ReplyReach = { personId: Id | null; units: readonly Id[]; team: Scope; all: Scope }

export function reachOf(actor: Actor, units: readonly Id[], team: Scope, all: Scope): ReplyReach {
  return { personId: actor.kind === 'person' ? actor.personId : null, units, team, all }
}

/** Mine, my team's and those above it, everybody's; and those of teams I lead. */
export function maySeeReply({ scope, personId, unitId }: ReplyOwner, reach: ReplyReach): boolean {
  if (scope === 'all') return true
  if (scope === 'own') return personId !== null && personId === reach.personId
  return unitId !== null && (reach.units.includes(unitId) || covers(reach.team, { personId: null, unitId }))
}

export type WhyNotKeepReply = 'not-your-reply' | 'team-needed' | 'not-your-team' | 'not-for-all'

/** Her own are everybody's to keep, a team's its leaders', those for all the supervisors'. */
export function whyNotKeepReply(owner: ReplyOwner, reach: ReplyReach): WhyNotKeepReply | undefined {
  const { scope, personId, unitId } = owner
  if (scope === 'own') return personId !== null && personId === reach.personId ? undefined : 'not-your-reply'
  if (scope === 'all') return reach.all.reach === 'all' ? undefined : 'not-for-all'
  if (unitId === null) return 'team-needed'
  return covers(reach.team, { personId: null, unitId }) ? undefined : 'not-your-team'
}

export type WhyNotContents = 'says-nothing' | 'message-empty' | 'unknown-variable'

export function whyNotContents({
  messages,
  fileIds,
}: Pick<ReplyDraft, 'messages' | 'fileIds'>): WhyNotContents | undefined {
  if (messages.length === 0 && fileIds.length === 0) return 'says-nothing'
  if (messages.some(isEmpty)) return 'message-empty'
  return unknownIn(messages).length > 0 ? 'unknown-variable' : undefined
}

const isEmpty = (message: ReplyMessage) => languages.every((language) => !message[language]?.trim())

export function unknownIn(messages: readonly ReplyMessage[]): string[] {
  return messages.flatMap((message) => languages.flatMap((each) => unknownVariables(message[each] ?? '')))
}
