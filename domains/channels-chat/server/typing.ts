// Typing hints: a visitor's are passed on as often as she may give them, the rest is silently dropped; and now and then
// one is noted, because who types is not silent.
import { typingSignal as typing } from '#contacts/server'
import type { Organisation } from '#platform/organisations'
import type { SignalHandler } from '#platform/realtime'
import type { Actor } from '#protocol'
import { mayType } from './admit.ts'
import { noteTyping } from './store-silence.ts'

export const typingSignal: SignalHandler = {
  name: typing.name,
  async receive(organisation, viewer, body) {
    const { actor } = viewer
    if (actor.kind === 'visitor' && !(await mayType(organisation, actor.visitorId))) return undefined
    const heard = await typing.receive(organisation, viewer, body)
    // What is passed on was said by somebody of this conversation.
    if (heard) await note(organisation, actor, heard.body)
    return heard
  },
}

const notedEveryMilliseconds = 15_000
const mostNoted = 5_000
const noted = new Map<string, number>()

async function note(organisation: Organisation, actor: Actor, body: unknown): Promise<void> {
  const { contactId, typing: isTyping } = body as { contactId: string; typing: boolean }
  const now = organisation.clock()
  const who = actor.kind === 'visitor' ? 'visitor' : 'agent'
  const key = `${organisation.id} ${contactId} ${who}`
  if (!isTyping || now.getTime() - (noted.get(key) ?? -Infinity) < notedEveryMilliseconds) return
  if (noted.size >= mostNoted) noted.clear()
  noted.set(key, now.getTime())
  await noteTyping(organisation.db, contactId, { who, at: now })
}
