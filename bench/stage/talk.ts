// Both sides of every chat write at their pace, whether or not anybody keeps up; each message is timed from the
// moment it is sent until the other side's socket has it.
import { randomUUID } from 'node:crypto'
import type { Chat, Chats, Side } from './chats.ts'
import { until, writeAs } from './chats.ts'

export type Talk = {
  /** Of every message that arrived, in milliseconds. */
  deliveries: number[]
  sent: number
  refused: number
  /** Sent and not there when the patience was over. */
  missing: number
  seconds: number
}

export type Pace = { seconds: number; everySeconds: number }

const sentences = [
  '在吗',
  '订单号是 2026112100873，昨天下午收到的',
  '好的，我帮您看一下，请稍等',
  '外包装是完好的，打开里面就碎了，拍了照片',
  '已经为您登记退款，预计一到三个工作日原路退回，请留意短信通知',
]

const tickMilliseconds = 5
const patienceSeconds = 15

/** A message is due every so many seconds on each side of each chat, spread evenly over the time between. */
export async function talk(chats: Chats, listener: Listener, { seconds, everySeconds }: Pace): Promise<Talk> {
  const lines = chats.all.flatMap((chat) => [
    { chat, side: 'visitor' as const },
    { chat, side: 'agent' as const },
  ])
  const perSecond = lines.length / everySeconds
  const talked: Talk = { deliveries: [], sent: 0, refused: 0, missing: 0, seconds }
  const begun = performance.now()
  listener.into(talked.deliveries)
  while (performance.now() - begun < seconds * 1000) {
    const due = Math.floor(((performance.now() - begun) / 1000) * perSecond)
    for (; talked.sent < due; talked.sent++) say(lines[talked.sent % lines.length], talked, listener)
    await new Promise((resolve) => setTimeout(resolve, tickMilliseconds))
  }
  await until(() => listener.underWay() === 0, 'every message is there', patienceSeconds).catch(
    () => undefined,
  )
  talked.missing = listener.forget()
  return talked
}

function say(line: { chat: Chat; side: Side } | undefined, talked: Talk, listener: Listener): void {
  if (!line) return
  const clientId = randomUUID()
  const text = sentences[talked.sent % sentences.length] ?? ''
  listener.expect(clientId)
  writeAs(line.side, line.chat, text, clientId).catch(() => {
    talked.refused++
    listener.drop(clientId)
  })
}

export type Listener = ReturnType<typeof listenTo>

/** Waits for what was sent, by the id it was sent with. */
export function listenTo(chats: Chats) {
  const sentAt = new Map<string, number>()
  let deliveries: number[] = []
  chats.onReceived(({ clientId }) => {
    const since = sentAt.get(clientId)
    if (since === undefined) return
    sentAt.delete(clientId)
    deliveries.push(performance.now() - since)
  })
  return {
    into: (list: number[]) => void (deliveries = list),
    expect: (clientId: string) => void sentAt.set(clientId, performance.now()),
    drop: (clientId: string) => void sentAt.delete(clientId),
    underWay: () => sentAt.size,
    forget() {
      const many = sentAt.size
      sentAt.clear()
      return many
    },
  }
}
