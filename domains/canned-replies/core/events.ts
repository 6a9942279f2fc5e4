import { eventKind, shape } from '#protocol'

/** Some reply is new, other or gone: whoever shows them asks again for those she may see. */
export const cannedRepliesChanged = eventKind({
  type: 'canned-replies.changed',
  version: 1,
  data: shape({}),
  topics: () => ['staff'],
  present: (_, { actor }) => (actor.kind === 'person' || actor.kind === 'key' ? {} : undefined),
})
