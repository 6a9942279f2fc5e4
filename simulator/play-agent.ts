// One agent's day: signs in, becomes ready, takes what is offered, helps, wraps up, and goes for a break now and then.
import type { Contact, Message } from '#contacts/core'
import type { Id, ShownEvent } from '#protocol'
import {
  type AgentMind,
  answers,
  type Chance,
  chanceOf,
  intentOf,
  newAgentMind,
  queueElsewhere,
  typingSeconds,
  wordsToColleague,
  wrapUpOf,
} from '#simulator/script'
import { type AgentSeat, sitDown } from './agent-seat.ts'
import type { Cast, PlayedAgent } from './cast.ts'
import type { FrontDoor } from './front-door.ts'
import type { LiveLine } from './live-line.ts'
import { patiently, pause } from './pause.ts'
import type { Shop } from './shop.ts'
import { takeBreak } from './take-break.ts'

type Talk = {
  contactId: Id
  mind: AgentMind
  heard: string[]
  lastHeardAt: number
  isOver: boolean
  /** A colleague has it now, or will. */
  handedOn: boolean
  chance: Chance
}
type Desk = {
  seat: AgentSeat
  who: PlayedAgent
  shop: Shop
  line: LiveLine | undefined
  talks: Map<Id, Talk>
  chance: Chance
}

/** For ever; whatever breaks off, she signs in again and goes on with what lies on her desk. */
export async function playAgent(door: FrontDoor, cast: Cast, who: PlayedAgent, shop: Shop): Promise<never> {
  const chance = chanceOf(cast.seed, who.login)
  for (;;) {
    const seat = await patiently(() => sitDown(door, who))
    await new Promise<void>((resolve) => {
      sitThrough({ seat, who, shop, line: undefined, talks: new Map(), chance }, resolve).catch(() =>
        resolve(),
      )
    })
    await pause(chance.between(2, 5))
  }
}

async function sitThrough(desk: Desk, lost: () => void): Promise<void> {
  let isLost = false
  desk.line = await desk.seat.listen({
    hear: (event) => hear(desk, event),
    lost() {
      isLost = true
      for (const talk of desk.talks.values()) talk.isOver = true
      lost()
    },
  })
  const { me, offers, conversations } = await desk.seat.desk()
  for (const { offerId, contactId } of offers) void take(desk, offerId, contactId)
  for (const contact of conversations) void goOn(desk, contact)
  if (me.state !== 'ready') await settle(desk, me.state)
  while (!isLost) {
    await pause(desk.chance.around(1_500, 0.4))
    // Somebody was quicker, or the server restarts: another time.
    if (!isLost) await takeBreak(desk.seat, desk.chance).catch(() => undefined)
  }
}

async function settle({ seat, chance }: Desk, state: string): Promise<void> {
  if (state === 'offline') await seat.setState({ state: 'not-ready' })
  await pause(chance.between(1, 8))
  await seat.setState({ state: 'ready' })
}

function hear(desk: Desk, { type, about, data }: ShownEvent): void {
  if (type === 'offer.made' && about.contactId && about.personId === desk.seat.personId) {
    void take(desk, (data as { offerId: Id }).offerId, about.contactId)
  }
  const talk = desk.talks.get(about.contactId ?? '')
  if (!talk) return
  const { message, contact } = data as { message?: Message; contact?: Partial<Contact> }
  if (message?.from === 'visitor') {
    talk.heard.push(message.text || '[图片]')
    talk.lastHeardAt = Date.now()
  }
  const isHers = contact?.state === undefined || contact.state === 'serving'
  if (!isHers) talk.isOver = true
}

/** Of a hundred offers she does not hear two or three. */
const missed = 0.02

async function take(desk: Desk, offerId: Id, contactId: Id): Promise<void> {
  if (desk.chance.happens(missed)) return
  await pause(desk.chance.around(3.5, 0.5))
  try {
    await desk.seat.accept(offerId)
  } catch {
    // Withdrawn meanwhile, or given to somebody else.
    return
  }
  const { contact, items } = await desk.seat.messages(contactId)
  await converse(desk, contact, textsOf(items))
}

/** What lay on her desk when she came back. */
async function goOn(desk: Desk, contact: Contact): Promise<void> {
  const { items } = await desk.seat.messages(contact.id)
  if (contact.state === 'serving') await converse(desk, contact, textsOf(items))
  else if (contact.state === 'wrap-up') await wrapUp(desk, talkOf(desk, contact, textsOf(items)))
}

const textsOf = (items: readonly Message[]): string[] =>
  items.filter(({ from }) => from === 'visitor').map(({ text }) => text)

function talkOf(desk: Desk, { id, language }: Contact, heard: string[]): Talk {
  const mind = newAgentMind(desk.who.name, language)
  // By her order and not by its id: the same in every run.
  const { order } = desk.shop.factsOf(id, language)
  return {
    contactId: id,
    mind,
    heard,
    lastHeardAt: Date.now(),
    isOver: false,
    handedOn: false,
    chance: chanceOf(order, desk.who.login),
  }
}

async function converse(desk: Desk, contact: Contact, heard: string[]): Promise<void> {
  const talk = talkOf(desk, contact, heard)
  desk.talks.set(contact.id, talk)
  try {
    await talkToTheEnd(desk, talk)
    if (!talk.handedOn) await wrapUp(desk, talk)
  } catch {
    // Taken over, handed on, or the line is gone: it is no longer hers.
  } finally {
    desk.talks.delete(contact.id)
  }
}

const patienceSeconds = 80

async function talkToTheEnd(desk: Desk, talk: Talk): Promise<void> {
  const facts = desk.shop.factsOf(talk.contactId, talk.mind.language)
  while (!talk.isOver) {
    await pause(0.5)
    const quietSeconds = (Date.now() - talk.lastHeardAt) / 1000
    const isDone = talk.heard.length > 0 && quietSeconds > 3
    if (!isDone && quietSeconds < patienceSeconds) continue
    const { mind, turn } = answers(talk.mind, talk.heard.splice(0), facts, talk.chance)
    const isNews = talk.mind.intent === undefined && mind.intent !== undefined
    talk.mind = mind
    await desk.seat.readUpTo(talk.contactId)
    if (isNews && (await handsOn(desk, talk))) return
    if (turn.raisesHand) await callForHelp(desk, talk)
    for (const text of turn.messages) await say(desk, talk, text)
    talk.lastHeardAt = Date.now()
    if (!turn.ends) continue
    await pause(talk.chance.between(3, 10))
    if (!talk.isOver) await desk.seat.end(talk.contactId)
    return
  }
}

/** Of what belongs elsewhere she helps with most herself. */
const handsOnShare = 0.35

async function handsOn({ seat }: Desk, talk: Talk): Promise<boolean> {
  const { contactId, mind, chance } = talk
  if (!mind.intent || !chance.happens(handsOnShare)) return false
  const queueId = queueElsewhere(intentOf(mind.intent).theme, await seat.queuesFor(contactId))
  if (queueId === undefined) return false
  await pause(chance.between(4, 12))
  const note = wordsToColleague(mind, 'handingOn', chance)
  // Where it is refused she goes on herself.
  talk.handedOn = await seat.handOn(contactId, queueId, note).then(
    () => true,
    () => false,
  )
  return talk.handedOn
}

async function callForHelp({ seat }: Desk, { contactId, mind, chance }: Talk): Promise<void> {
  const words = wordsToColleague(mind, 'raisingHand', chance)
  await seat.raiseHand(contactId, words).catch(() => undefined)
}

async function say({ seat, who, line }: Desk, talk: Talk, text: string): Promise<void> {
  line?.signal('typing', { contactId: talk.contactId })
  await pause(talk.chance.around(2.5, 0.4) + typingSeconds(text, 7 * who.pace, talk.chance))
  if (!talk.isOver) await seat.write(talk.contactId, text)
}

async function wrapUp({ seat, who }: Desk, { contactId, mind, chance }: Talk): Promise<void> {
  await pause(chance.around(18, 0.4) / who.pace)
  await seat.wrapUp(contactId, wrapUpOf(mind, chance))
}
