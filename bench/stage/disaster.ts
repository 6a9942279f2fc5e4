// Messages flow, something is killed, and afterwards everything is counted: what was acknowledged is there, once, and
// nobody who waits is forgotten.
import { randomUUID } from 'node:crypto'
import type { Id, ShownEvent } from '#protocol'
import { type AgentSeat, comeAsVisitor, RefusedByServer, type Visitor } from '#simulator'
import { eachOf, tell } from './figures.ts'
import { becomeReady, seatAgents } from './many-agents.ts'
import type { MeasuredHuawu } from './measured-huawu.ts'

export type Size = { chats: number; agents: number; seconds: number; kills: number }
export type Counted = {
  kills: number
  /** Messages that the server said it has. */
  acknowledged: number
  lost: number
  doubled: number
  /** Conversations that were acknowledged, and of them those that no agent has been given since. */
  conversations: number
  forgotten: number
}

/** `conversations`: acknowledged, and not yet seen on any desk. Agents stay until nobody can come any more. */
type Flow = { isOver: boolean; agentsMayGo: boolean; acknowledged: Set<Id>; conversations: Set<Id> }

export async function surviveKills(
  huawu: MeasuredHuawu,
  kill: () => Promise<void>,
  size: Size,
): Promise<Counted> {
  const flow: Flow = { isOver: false, agentsMayGo: false, acknowledged: new Set(), conversations: new Set() }
  const seats = await seatAgents(huawu, { many: size.agents, chatCapacity: 50 })
  const working = seats.map((seat) => work(seat, flow))
  const visiting = eachOf([...Array(size.chats).keys()], size.chats, (number) => visit(huawu, number, flow))
  for (let turn = 0; turn < size.kills; turn++) {
    await pause(size.seconds / (size.kills + 1))
    tell(`${flow.acknowledged.size} messages are acknowledged; now it is killed.`)
    await kill()
  }
  await pause(size.seconds / (size.kills + 1))
  flow.isOver = true
  await visiting
  const forgotten = await stillWaiting(huawu, flow)
  await Promise.all(working)
  return { kills: size.kills, ...(await count(huawu, flow)), forgotten }
}

/** Takes whatever is offered, through every outage, and says something in each conversation now and then. */
async function work(seat: AgentSeat, flow: Flow): Promise<void> {
  const open = new Set<Id>()
  const hear = ({ type, about }: ShownEvent) => {
    if (type === 'contact.accepted' && about.contactId) open.add(about.contactId)
  }
  let isListening = false
  while (!flow.agentsMayGo) {
    await pause(0.3)
    try {
      if (!isListening) {
        await seat.listen({ hear, lost: () => (isListening = false) })
        isListening = true
        await becomeReady(seat)
      }
      const { me, offers, conversations } = await seat.desk()
      if (me.state !== 'ready') await becomeReady(seat)
      for (const { offerId } of offers) await seat.accept(offerId).catch(() => undefined)
      for (const { id, state } of conversations) {
        flow.conversations.delete(id)
        if (state === 'serving' && !flow.isOver)
          await sent(flow, (clientId) => seat.write(id, '收到，马上给您查', clientId))
      }
    } catch {
      // It is down just now; the next turn tries again.
    }
  }
}

/** Comes, and writes without end; what is not acknowledged is sent again under the same id. */
async function visit({ door }: MeasuredHuawu, number: number, flow: Flow): Promise<void> {
  const visitor = await insisting(() =>
    comeAsVisitor(door, { language: 'zh-Hans', address: `10.3.0.${number}` }),
  )
  // Some come only when everything is already in ruins.
  await pause((number % 5) * 2)
  const contactId = await begin(visitor, flow)
  while (!flow.isOver) {
    await pause(0.8)
    await sent(flow, (clientId) => visitor.write(contactId, `还在吗 ${number}`, clientId))
  }
}

async function begin(visitor: Visitor, flow: Flow): Promise<Id> {
  let contactId = ''
  const page = { url: 'https://shop.example.com/', title: '商城' }
  await sent(flow, async (clientId) => {
    const { contact } = await visitor.start({ text: '我要退款', page, language: 'zh-Hans' }, clientId)
    contactId = contact?.id ?? ''
  })
  flow.conversations.add(contactId)
  return contactId
}

/** As the widget and the desk send: again and again under one id, until there is an answer. */
async function sent(flow: Flow, send: (clientId: Id) => Promise<unknown>): Promise<void> {
  const clientId = randomUUID()
  const isThere = await insisting(() => send(clientId).then(() => true, orRefused))
  if (isThere) flow.acknowledged.add(clientId)
}

/** What the server refuses for good is not sent again; a failure of its own is. */
function orRefused(error: unknown): false {
  if (error instanceof RefusedByServer && error.status < 500 && error.status !== 429) return false
  throw error
}

async function insisting<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work()
    } catch {
      await pause(0.25)
    }
  }
}

const patienceSeconds = 60

/** Of the conversations that were acknowledged, how many have not come to anybody's desk. */
async function stillWaiting({ database }: MeasuredHuawu, flow: Flow): Promise<number> {
  for (let turn = 0; turn < patienceSeconds * 2 && flow.conversations.size > 0; turn++) await pause(0.5)
  const left = [...flow.conversations]
  flow.agentsMayGo = true
  const { rows } = await database.query(
    `select from contacts where id = any($1::uuid[]) and state in ('waiting', 'offered')`,
    [left],
  )
  return rows.length
}

async function count({ database }: MeasuredHuawu, flow: Flow): Promise<Omit<Counted, 'kills' | 'forgotten'>> {
  const acknowledged = [...flow.acknowledged]
  const { rows } = await database.query<{ many: number }>(
    `select count(*)::int as many from messages where client_id = any($1::uuid[]) group by client_id`,
    [acknowledged],
  )
  const { rows: all } = await database.query<{ many: number }>(
    `select count(*)::int as many from contacts where visitor_id is not null`,
  )
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.length - rows.length,
    doubled: rows.filter(({ many }) => many > 1).length,
    conversations: all[0]?.many ?? 0,
  }
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
