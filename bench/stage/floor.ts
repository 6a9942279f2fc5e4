// A floor of agents who take whatever is offered, and a line of visitors before a door that can be held shut.
import type { Id, ShownEvent } from '#protocol'
import { createSkill } from '#people/core'
import { listQueues, type QueueShown, updateQueue } from '#routing/core'
import { type AgentSeat, comeAsVisitor } from '#simulator'
import { eachOf } from './figures.ts'
import { becomeReady, seatAgents } from './many-agents.ts'
import type { MeasuredHuawu } from './measured-huawu.ts'

export type Floor = {
  /** Whoever serves somebody, the longest serving first. */
  serving: { seat: AgentSeat; contactId: Id }[]
  /** Every offer as it appears on a screen. */
  onOffer(listener: (personId: Id) => void): void
}

/** Everybody is connected and ready; each takes one contact at a time. */
export async function openFloor(huawu: MeasuredHuawu, agents: number): Promise<Floor> {
  const listeners: ((personId: Id) => void)[] = []
  const floor: Floor = { serving: [], onOffer: (listener) => void listeners.push(listener) }

  async function take(seat: AgentSeat, { about, data }: ShownEvent): Promise<void> {
    for (const listener of listeners) listener(seat.personId)
    await seat.accept((data as { offerId: Id }).offerId)
    if (about.contactId) floor.serving.push({ seat, contactId: about.contactId })
  }

  const seats = await seatAgents(huawu, { many: agents, chatCapacity: 1 })
  await eachOf(seats, 8, async (seat) => {
    await seat.listen({
      hear(event) {
        // What was withdrawn meanwhile cannot be taken, and comes to somebody else.
        if (event.type === 'offer.made') take(seat, event).catch(() => undefined)
      },
    })
    await becomeReady(seat)
  })
  return floor
}

const page = { url: 'https://shop.example.com/', title: '商城' }

/** A new visitor from an address of her own, with words that lead to the queue that is measured. */
export async function arrive({ door }: MeasuredHuawu, number: number): Promise<void> {
  const address = `10.${2 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`
  const visitor = await comeAsVisitor(door, { language: 'zh-Hans', address })
  await visitor.start({ text: '你好，我要退款', page, language: 'zh-Hans' })
}

/** Nobody has the skill that the queue asks for until it is opened again. */
export async function holdShut({ door, administrator }: MeasuredHuawu): Promise<() => Promise<void>> {
  const { items } = await door.call(listQueues, {}, administrator)
  const queue = items.find(({ keywords }) => keywords.includes('退款'))
  if (!queue) throw new Error('The sample centre has a queue for refunds.')
  const skill = await door.call(createSkill, { body: { name: '开门', description: '' } }, administrator)
  const change = (version: number, { requires, rings }: Pick<QueueShown, 'requires' | 'rings'>) =>
    door.call(
      updateQueue,
      { params: { queueId: queue.id }, body: { version, requires, rings } },
      administrator,
    )
  const { version } = await change(queue.version, {
    requires: [{ skillId: skill.id, level: 1 }],
    rings: [],
  })
  return async () => void (await change(version, queue))
}
