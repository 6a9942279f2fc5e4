// That there is something to fetch, and only to the person herself; what it says stays in its row.
import { Type } from 'typebox'
import { eventKind, Id, oneOf, shape, type StoredEvent, type Topic, type Viewer } from '#protocol'
import { urgencies } from './notice-kind.ts'

export const noticeGiven = eventKind({
  type: 'notice.given',
  version: 1,
  data: shape({ noticeId: Id, kind: Type.String(), urgency: oneOf(urgencies) }),
  topics: toHer,
  present: forHer,
})

/** Some were read, here or at another screen of hers, or are over. */
export const noticesRead = eventKind({
  type: 'notices.read',
  version: 1,
  data: shape({}),
  topics: toHer,
  present: forHer,
})

function toHer({ about }: StoredEvent): Topic[] {
  return about.personId === undefined ? [] : [`person:${about.personId}`]
}

function forHer<Data>({ about, data }: StoredEvent<Data>, { actor }: Viewer): Data | undefined {
  return actor.kind === 'person' && actor.personId === about.personId ? data : undefined
}
