// From where a contact comes that was in somebody's hands before it was offered.
import type { AnswerOf, Id } from '#protocol'
import { contactReturned, contactTransferred, type getContact } from '#contacts/core'

type Happening = Pick<
  AnswerOf<typeof getContact>['timeline'][number],
  'type' | 'reason' | 'personId' | 'actorName'
>

/** `my-line`: it was mine until my line died; `by` sent it. */
export type CameFrom = { how: 'my-line' | 'returned' } | { how: 'transferred'; by: string | null }

/** The last time counts; undefined where it has been in nobody's hands. */
export function cameFrom(timeline: readonly Happening[], myId: Id): CameFrom | undefined {
  const last = timeline.findLast(
    ({ type }) => type === contactReturned.type || type === contactTransferred.type,
  )
  if (!last) return undefined
  if (last.type === contactTransferred.type) return { how: 'transferred', by: last.actorName }
  const isMine = last.reason === 'agent-dropped' && last.personId === myId
  return { how: isMine ? 'my-line' : 'returned' }
}
