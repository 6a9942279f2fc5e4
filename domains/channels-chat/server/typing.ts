// A visitor's typing hints are passed on as often as she may give them; the rest is silently dropped.
import { typingSignal as typing } from '#contacts/server'
import type { SignalHandler } from '#platform/realtime'
import { mayType } from './admit.ts'

export const typingSignal: SignalHandler = {
  name: typing.name,
  async receive(organisation, viewer, body) {
    const { actor } = viewer
    if (actor.kind === 'visitor' && !(await mayType(organisation, actor.visitorId))) return undefined
    return typing.receive(organisation, viewer, body)
  },
}
