// Conversations that are open and being served: visitors and agents, each with a live line of their own.
import { randomUUID } from 'node:crypto'
import type { Message } from '#contacts/core'
import type { Id, ShownEvent } from '#protocol'
import { type AgentSeat, comeAsVisitor, type Visitor } from '#simulator'
import { eachOf } from './figures.ts'
import { becomeReady, seatAgents } from './many-agents.ts'
import type { MeasuredHuawu } from './measured-huawu.ts'

export type Chat = { contactId: Id; visitor: Visitor; seat: AgentSeat }
export type Side = 'visitor' | 'agent'

export type Chats = {
  all: readonly Chat[]
  /** Told of every message that reached the side it was written for. */
  onReceived(listener: (message: Message) => void): void
}

const page = { url: 'https://shop.example.com/orders/1', title: '我的订单' }
const firstWords = '你好，我想退款，昨天买的杯子到手就是碎的'

export async function openChats(
  huawu: MeasuredHuawu,
  { chats, agents }: { chats: number; agents: number },
): Promise<Chats> {
  const listeners: ((message: Message) => void)[] = []
  const servedBy = new Map<Id, AgentSeat>()
  const received = (side: Side) => (event: ShownEvent) => {
    const message = messageIn(event)
    if (message && message.from !== side) for (const listener of listeners) listener(message)
  }

  async function seat(one: AgentSeat): Promise<void> {
    const heard = received('agent')
    await one.listen({
      hear(event) {
        heard(event)
        // What was withdrawn meanwhile cannot be taken, and comes to somebody else.
        if (event.type === 'offer.made') take(one, event).catch(() => undefined)
      },
    })
    await becomeReady(one)
  }

  async function take(one: AgentSeat, { about, data }: ShownEvent): Promise<void> {
    await one.accept((data as { offerId: Id }).offerId)
    if (about.contactId) servedBy.set(about.contactId, one)
  }

  async function visit(number: number): Promise<{ visitor: Visitor; contactId: Id }> {
    const address = `10.2.${number >> 8}.${number & 255}`
    const visitor = await comeAsVisitor(huawu.door, { language: 'zh-Hans', address })
    await visitor.listen({ hear: received('visitor') })
    const { contact } = await visitor.start({ text: firstWords, page, language: 'zh-Hans' })
    return { visitor, contactId: contact?.id ?? '' }
  }

  const seats = await seatAgents(huawu, { many: agents, chatCapacity: Math.ceil(chats / agents) })
  await eachOf(seats, 8, seat)
  const visits = await eachOf(
    Array.from({ length: chats }, (_, index) => index),
    8,
    visit,
  )
  await until(() => visits.every(({ contactId }) => servedBy.has(contactId)), 'every chat is served')
  const all = visits.flatMap(({ visitor, contactId }) => {
    const one = servedBy.get(contactId)
    return one ? [{ visitor, contactId, seat: one }] : []
  })
  return { all, onReceived: (listener) => void listeners.push(listener) }
}

export function messageIn({ data }: ShownEvent): Message | undefined {
  return typeof data === 'object' && data !== null && 'message' in data
    ? (data.message as Message)
    : undefined
}

export function writeAs(
  side: Side,
  { visitor, seat, contactId }: Chat,
  text: string,
  clientId: Id = randomUUID(),
) {
  return side === 'visitor' ? visitor.write(contactId, text, clientId) : seat.write(contactId, text, clientId)
}

export async function until(isSo: () => boolean, what: string, seconds = 120): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
