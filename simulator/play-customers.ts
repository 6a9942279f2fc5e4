// Customers come one after the other, each with her own matter, and talk until they are done or have had enough.
import { getChatSettings, type GivenAnswer } from '#channels-chat/core'
import type { Message, VisitorContact } from '#contacts/core'
import type { Id, ShownEvent } from '#protocol'
import {
  type Chance,
  chanceOf,
  type ContactPlan,
  type CustomerMind,
  intentOf,
  livePlans,
  newCustomerMind,
  opens,
  personaOf,
  rated,
  replies,
  typingSeconds,
  waits,
} from '#simulator/script'
import type { Cast, KnownVisitor } from './cast.ts'
import type { FrontDoor } from './front-door.ts'
import type { LiveLine } from './live-line.ts'
import { pause } from './pause.ts'
import { photoOf } from './photo.ts'
import type { Shop } from './shop.ts'
import { comeAsVisitor, type Visitor } from './visitor.ts'

/** For ever: who is planned, when she is planned; `known` grows while the centre remembers its customers. */
export async function playCustomers(
  door: FrontDoor,
  cast: Cast,
  shop: Shop,
  known: Map<string, KnownVisitor>,
): Promise<void> {
  const here = new Set<string>()
  const { seed, timeZone, customersAMinute: perMinute } = cast
  for (const plan of livePlans({ seed, timeZone, perMinute }, Date.now())) {
    await pause((plan.at - Date.now()) / 1_000)
    const { key, language } = plan.customer
    // Nobody is in two conversations at once.
    if (here.has(key)) continue
    here.add(key)
    const token = known.get(key)
    comeAsVisitor(door, { language, ...(token && { token }) })
      .then((visitor) => {
        if (!known.has(key)) known.set(key, { key, visitorId: visitor.visitorId, token: visitor.token })
        return visit(visitor, plan, { door, shop })
      })
      // The centre is closed, the server restarts: she comes back another time.
      .catch(() => undefined)
      .finally(() => here.delete(key))
  }
}

type Around = { door: FrontDoor; shop: Shop }
type Talk = {
  contactId: Id
  state: 'waiting' | 'serving' | 'ended'
  /** Who serves her, as her window shows it. */
  agentName: string | undefined
  heard: string[]
  lastHeardAt: number
}

/** From the first word to the last. */
async function visit(visitor: Visitor, plan: ContactPlan, { door, shop }: Around): Promise<void> {
  const chance = chanceOf(plan.key, 'live')
  const beginning = opens(newCustomerMind(plan), chance)
  const [first = '', ...more] = beginning.messages
  const talk: Talk = { contactId: '', state: 'waiting', agentName: undefined, heard: [], lastHeardAt: 0 }
  const line = await visitor.listen({ hear: (event) => hear(talk, event) })
  try {
    const { language } = plan.customer
    const page = { url: `${door.url}/demo-site${plan.page.path}`, title: plan.page.title }
    const answers = await answersFor(door, plan)
    const { contact } = await visitor.start({ text: first, page, language, answers })
    talk.contactId = contact?.id ?? ''
    shop.note(talk.contactId, plan.facts)
    for (const text of more) await write(visitor, talk, text, { line, plan, chance })
    if (await isServed(visitor, talk, { line, plan, chance })) {
      await converse(visitor, talk, beginning.mind, { line, plan, chance })
      await rate(visitor, talk, plan, chance)
    }
  } finally {
    line.close()
  }
}

type Manner = { line: LiveLine; plan: ContactPlan; chance: Chance }

function hear(talk: Talk, { about, data }: ShownEvent): void {
  if (about.contactId !== talk.contactId || typeof data !== 'object' || data === null) return
  const { contact, message } = data as { contact?: Partial<VisitorContact>; message?: Message }
  if (contact?.state) talk.state = contact.state
  if (contact?.agentName) talk.agentName = contact.agentName
  if (message?.from !== 'agent' || message.kind !== 'text') return
  talk.heard.push(message.text)
  talk.lastHeardAt = Date.now()
}

async function write(
  visitor: Visitor,
  talk: Talk,
  text: string,
  { line, plan, chance }: Manner,
): Promise<void> {
  const { lettersPerSecond } = personaOf(plan.customer.persona)
  if (talk.contactId !== '') line.signal('typing', { contactId: talk.contactId })
  await pause(typingSeconds(text, lettersPerSecond, chance))
  if (talk.state !== 'ended') await visitor.write(talk.contactId, text)
}

/** Waits her turn; false when her patience is over and she has left. */
async function isServed(visitor: Visitor, talk: Talk, manner: Manner): Promise<boolean> {
  const { plan, chance } = manner
  const until = Date.now() + plan.patienceSeconds * 1000
  const asksAt = Date.now() + plan.patienceSeconds * chance.between(400, 800)
  let asked = false
  while (talk.state === 'waiting') {
    await pause(1)
    if (Date.now() > until) {
      await visitor.leave(talk.contactId)
      return false
    }
    if (!asked && Date.now() > asksAt) {
      asked = true
      for (const text of waits(newCustomerMind(plan), chance)) await write(visitor, talk, text, manner)
    }
  }
  return talk.state === 'serving'
}

// Nobody keeps a window open for ever.
const longestSilenceSeconds = 600

async function converse(visitor: Visitor, talk: Talk, mind: CustomerMind, manner: Manner): Promise<void> {
  let customer = mind
  let quietSince = Date.now()
  while (talk.state !== 'ended') {
    await pause(1)
    // She reads to the end before she answers.
    if (talk.heard.length > 0 && Date.now() - talk.lastHeardAt > 2_500) {
      const heard = talk.heard.splice(0)
      quietSince = Date.now()
      for (const text of heard) {
        const reply = replies(customer, text, manner.chance)
        customer = reply.mind
        if (reply.turn.photo) await visitor.sendFile(talk.contactId, photoOf(manner.chance))
        for (const message of reply.turn.messages) await write(visitor, talk, message, manner)
        if (reply.turn.leaves) await goodbye(visitor, talk, manner.chance)
      }
    }
    if (Date.now() - quietSince > longestSilenceSeconds * 1000) await visitor.leave(talk.contactId)
  }
}

/** Most wait until the agent ends it; some close the window. */
async function goodbye(visitor: Visitor, talk: Talk, chance: Chance): Promise<void> {
  await pause(chance.between(3, 12))
  if (talk.state === 'serving' && chance.happens(0.3)) await visitor.leave(talk.contactId)
}

async function rate(
  visitor: Visitor,
  { contactId, agentName }: Talk,
  plan: ContactPlan,
  chance: Chance,
): Promise<void> {
  const solved = chance.happens(intentOf(plan.intent).solved)
  const rating = agentName && rated(plan, { solved, agent: agentName }, chance)
  if (!rating) return
  await pause(chance.between(3, 30))
  const { stars: score, comment } = rating
  await visitor.rate(contactId, { score, resolved: solved ? 'yes' : 'no', words: comment || null })
}

/** Of those who are asked, so many answer what they need not. */
const tellsOfHerself = 0.6

/** What the widget asks before the first word. */
async function answersFor(door: FrontDoor, { customer, key }: ContactPlan): Promise<GivenAnswer[]> {
  const { questions } = await door.call(getChatSettings, {}, {})
  const tells = chanceOf(key, 'answers').happens(tellsOfHerself)
  return questions.flatMap(({ id, kind, options, required }) => {
    if (!required && !tells) return []
    const known = { name: customer.name, phone: customer.phone, email: customer.email, text: '', choice: '' }[
      kind
    ]
    const answer = known || (options[0]?.[customer.language] ?? (required ? '-' : ''))
    return answer === '' ? [] : [{ questionId: id, answer }]
  })
}
