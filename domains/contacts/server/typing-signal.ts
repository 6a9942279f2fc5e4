// Somebody is typing: passed on to the other side of the conversation, kept nowhere.
import { isOpen } from '#contacts/core'
import type { Organisation } from '#platform/organisations'
import type { SignalHandler } from '#platform/realtime'
import type { Id, Topic, Viewer } from '#protocol'
import { contactById } from './store.ts'

/** Who talks to whom. Looked up at most every few seconds, however fast they type. */
type Sides = { visitorId: Id | null; agentId: Id | null; until: number }

const rememberedMilliseconds = 2_000
const mostRemembered = 2_000
const remembered = new Map<string, Sides>()

export const typingSignal: SignalHandler = {
  name: 'typing',
  async receive(organisation, { actor }: Viewer, body) {
    const said = readBody(body)
    if (!said) return undefined
    const { contactId, typing } = said
    const { visitorId, agentId } = await sidesOf(organisation, contactId)
    if (actor.kind === 'visitor' && actor.visitorId === visitorId && agentId) {
      return { topics: [`person:${agentId}`], body: { contactId, from: 'visitor', typing } }
    }
    if (actor.kind === 'person' && actor.personId === agentId && visitorId) {
      const topics: Topic[] = [`visitor:${visitorId}`]
      return { topics, body: { contactId, from: 'agent', typing } }
    }
    return undefined
  },
}

async function sidesOf(organisation: Organisation, contactId: Id): Promise<Sides> {
  const key = `${organisation.id} ${contactId}`
  const now = organisation.clock().getTime()
  const known = remembered.get(key)
  if (known && known.until > now) return known
  const contact = await contactById(organisation.db, contactId)
  const open = contact && isOpen(contact.state) ? contact : undefined
  const sides = {
    visitorId: open?.visitorId ?? null,
    agentId: open?.agent?.id ?? open?.offeredTo ?? null,
    until: now + rememberedMilliseconds,
  }
  remembered.delete(key)
  remembered.set(key, sides)
  const oldest = remembered.keys().next().value
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest)
  return sides
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** `typing: false` takes it back; without it she is typing. */
function readBody(body: unknown): { contactId: Id; typing: boolean } | undefined {
  if (typeof body !== 'object' || body === null || !('contactId' in body)) return undefined
  const { contactId } = body
  if (typeof contactId !== 'string' || !uuid.test(contactId)) return undefined
  return { contactId, typing: !('typing' in body && body.typing === false) }
}
