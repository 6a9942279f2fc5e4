// Who looks at a conversation and who writes in it: passed on to the colleagues who see it, kept nowhere.
import { belongingOf, type ContactRecord, maySee } from '#contacts/core'
import { contactPeeked } from '#contacts/server'
import type { Organisation } from '#platform/organisations'
import type { SignalHandler } from '#platform/realtime'
import { covers, type Id, type PersonActor, type Topic, type Viewer } from '#protocol'
import { theRule } from './store.ts'

const doings = ['came', 'looking', 'writing', 'idle', 'gone'] as const

export const lookingSignal: SignalHandler = {
  name: 'looking',
  async receive(organisation, { actor, scopeOf }: Viewer, body) {
    const said = readBody(body)
    if (!said || actor.kind !== 'person') return undefined
    const contact = await contactPeeked(organisation, said.contactId)
    if (!contact || !maySee(contact, actor, scopeOf('contacts.read'))) return undefined
    const { agent, unitId, readers } = contact
    const topics: Topic[] = ['all-contacts', ...(unitId ? [`unit:${unitId}` as const] : [])]
    for (const personId of [...readers, ...(agent ? [agent.id] : [])]) topics.push(`person:${personId}`)
    const kept = await keptFromAgent(organisation, contact, { actor, scopeOf })
    return {
      topics,
      body: { ...said, person: { id: actor.personId, name: actor.name } },
      reach: {
        permission: 'contacts.read',
        row: belongingOf(contact),
        also: readers,
        except: agent && kept ? [agent.id] : [],
      },
    }
  },
}

/** A leader who reads along is shown to the agent only where the rule of the centre tells it. */
async function keptFromAgent(
  organisation: Organisation,
  contact: ContactRecord,
  { actor, scopeOf }: { actor: PersonActor; scopeOf: Viewer['scopeOf'] },
): Promise<boolean> {
  if (contact.agent?.id === actor.personId || contact.readers.includes(actor.personId)) return false
  if (!covers(scopeOf('contacts.listen'), belongingOf(contact))) return false
  return !(await theRule(organisation.db)).tellAgentOfListening
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function readBody(body: unknown): { contactId: Id; doing: (typeof doings)[number] } | undefined {
  if (typeof body !== 'object' || body === null || !('contactId' in body) || !('doing' in body))
    return undefined
  const { contactId } = body
  const doing = doings.find((one) => one === body.doing)
  return typeof contactId === 'string' && uuid.test(contactId) && doing ? { contactId, doing } : undefined
}
