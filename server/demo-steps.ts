// What happened in one contact, step by step: who did what, and when.
import { createHash } from 'node:crypto'
import { leaveConversation, startConversation, writeMessage } from '#channels-chat/core'
import { endContactByAgent, sendMessage, wrapUpContact } from '#contacts/core'
import { lockContact, rateContact } from '#contacts/server'
import type { Tx } from '#platform/action'
import { type Actor, found, type Id } from '#protocol'
import { acceptOffer } from '#routing/core'
import { recordMiss, recordOffer } from '#routing/server'
import { type SpokenLine, type Story, type StoryOffer } from '#simulator/script'
import { doing } from './demo-actions.ts'
import type { DemoVisitor } from './demo-store.ts'
import type { Cast } from './demo-story.ts'

export type Step = { at: number; actor: Actor; act(tx: Tx): Promise<unknown> }

/** What earlier steps learnt and later ones need. */
type Course = { story: Story; cast: Cast; visitor: Actor; contactId: Id; offerId: Id; written: number }
type Served = Extract<Story['outcome'], { kind: 'served' }>

const router: Actor = { kind: 'system', name: 'router' }

export function stepsOf(story: Story, { visitorId }: DemoVisitor, cast: Cast): Step[] {
  const visitor: Actor = { kind: 'visitor', visitorId, language: story.plan.customer.language }
  const course: Course = { story, cast, visitor, contactId: '', offerId: '', written: 0 }
  const steps = [
    ...arriving(course),
    ...story.offers.flatMap((offer) => offering(course, offer)),
    ...(story.outcome.kind === 'served' ? serving(course, story.outcome) : leaving(course, story.outcome.at)),
  ]
  return steps.toSorted((a, b) => a.at - b.at)
}

function arriving(course: Course): Step[] {
  const { plan, opening } = course.story
  const { customer, page } = plan
  const [first, ...more] = opening
  const starts: Step = {
    at: plan.at,
    actor: course.visitor,
    async act(tx) {
      const at = { url: `${course.cast.url}/demo-site${page.path}`, title: page.title }
      const body = {
        clientId: nextClientId(course),
        text: first?.text ?? '',
        page: at,
        language: customer.language,
      }
      const { contact } = await doing(tx, startConversation, { body })
      course.contactId = found(contact, 'contact').id
    },
  }
  return [starts, ...more.map((line) => visitorWrites(course, line))]
}

function visitorWrites(course: Course, { at, text }: SpokenLine): Step {
  const act = (tx: Tx) =>
    doing(tx, writeMessage, {
      params: { contactId: course.contactId },
      body: { clientId: nextClientId(course), text },
    })
  return { at, actor: course.visitor, act }
}

function agentWrites(course: Course, agent: Actor, { at, text }: SpokenLine): Step {
  const act = (tx: Tx) =>
    doing(tx, sendMessage, {
      params: { contactId: course.contactId },
      body: { clientId: nextClientId(course), text, kind: 'text' },
    })
  return { at, actor: agent, act }
}

function offering(course: Course, offer: StoryOffer): Step[] {
  const { at, agentId: personId, queueId, why, answered } = offer
  const made: Step = {
    at,
    actor: router,
    async act(tx) {
      const { contactId } = course
      const expiresAt = new Date(offer.expiresAt)
      course.offerId = await recordOffer(tx, { contactId, personId, queueId, expiresAt, why })
    },
  }
  if (!answered) return [made]
  const accepted = (tx: Tx) => doing(tx, acceptOffer, { params: { offerId: course.offerId } })
  const missed = (tx: Tx) => recordMiss(tx, course.offerId)
  return answered.how === 'accepted'
    ? [made, { at: answered.at, actor: agentIn(course, personId), act: accepted }]
    : [made, { at: answered.at, actor: router, act: missed }]
}

function leaving(course: Course, at: number): Step[] {
  const act = (tx: Tx) => doing(tx, leaveConversation, { params: { contactId: course.contactId } })
  return [{ at, actor: course.visitor, act }]
}

function serving(course: Course, served: Served): Step[] {
  const { talk, lines, endedAt, wrappedUpAt } = served
  const agent = agentIn(course, served.agentId)
  const ends = (tx: Tx) => doing(tx, endContactByAgent, { params: { contactId: course.contactId } })
  const wrapsUp = (tx: Tx) =>
    doing(tx, wrapUpContact, { params: { contactId: course.contactId }, body: talk.wrapUp })
  return [
    ...lines.map((line) =>
      line.by === 'customer' ? visitorWrites(course, line) : agentWrites(course, agent, line),
    ),
    ...(talk.endedBy === 'agent' ? [{ at: endedAt, actor: agent, act: ends }] : leaving(course, endedAt)),
    { at: wrappedUpAt, actor: agent, act: wrapsUp },
    ...rating(course, served),
  ]
}

function rating(course: Course, { talk, ratedAt }: Served): Step[] {
  const { rating: given, wrapUp } = talk
  if (!given) return []
  const act = async (tx: Tx) => {
    const contact = found(await lockContact(tx, course.contactId), 'contact')
    const resolved = wrapUp.resolved === 'yes' ? ('yes' as const) : ('no' as const)
    return rateContact(tx, contact, { score: given.stars, resolved, words: given.comment || null })
  }
  return [{ at: ratedAt, actor: course.visitor, act }]
}

const agentIn = ({ cast }: Course, personId: Id): Actor => found(cast.agents.get(personId), 'agent')

/** The same message has the same id whenever it is written. */
function nextClientId(course: Course): Id {
  const hash = createHash('sha256')
    .update(`${course.story.plan.key}/${course.written++}`)
    .digest('hex')
  const [a, b, c, d] = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(13, 16), hash.slice(17, 20)]
  return `${a}-${b}-4${c}-8${d}-${hash.slice(20, 32)}`
}
