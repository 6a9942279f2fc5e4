import { describe, expect, test } from 'vitest'
import { keepsakesIn } from './keepsakes.ts'
import { type Letter, outboxIn } from './outbox.ts'
import { type Outcome, postman } from './postman.ts'
import { leasedTurn, type Turn } from './turn.ts'

const settled = () => new Promise((done) => setTimeout(done, 0))
const straightOn: Turn = (work) => work()

function office(answer: (letter: Letter, attempt: number) => Outcome, turn = straightOn) {
  const outbox = outboxIn(keepsakesIn(undefined, ''))
  const attempts: string[] = []
  const retries: (() => void)[] = []
  const post = postman({
    outbox,
    turn,
    deliver: async (letter) => {
      attempts.push(letter.text)
      await settled()
      return answer(letter, attempts.filter((text) => text === letter.text).length)
    },
    changed: () => undefined,
    after: (_, then) => {
      retries.push(then)
      return () => retries.splice(retries.indexOf(then), 1)
    },
  })
  const write = (text: string) => {
    outbox.put({ clientId: text, contactId: null, text }, new Date())
    post.wake()
  }
  return { outbox, post, attempts, retries, write }
}

async function until(done: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !done(); round++) await settled()
}

describe('sending what was written', () => {
  test('ends where the window is put away: what is under way arrives, the rest is left to the next one', async () => {
    const { outbox, post, attempts, write } = office(() => 'sent')
    for (const text of ['一', '二']) write(text)
    await until(() => attempts.length === 1)
    post.stop()
    post.wake()
    await until(() => outbox.letters().length === 0)
    expect(attempts).toEqual(['一'])
    expect(outbox.letters().map(({ text }) => text)).toEqual(['二'])
  })

  test('one at a time and in order, also what is written while another is on its way', async () => {
    const { outbox, attempts, write } = office(() => 'sent')
    for (const text of ['一', '二', '三']) write(text)
    await until(() => outbox.letters().length === 0)
    expect(attempts).toEqual(['一', '二', '三'])
  })

  test('tries the same one again after the network failed, and the next not before it', async () => {
    const { outbox, attempts, retries, write, post } = office((_, attempt) =>
      attempt < 3 ? 'later' : 'sent',
    )
    write('一')
    write('二')
    await until(() => retries.length > 0)
    expect(post.waiting()).toBe(true)
    for (let round = 0; round < 6; round++) {
      retries.at(-1)?.()
      await until(() => retries.length > 0 || outbox.letters().length === 0)
    }
    await until(() => outbox.letters().length === 0)
    expect(attempts.filter((text, place) => text !== attempts[place - 1])).toEqual(['一', '二'])
    expect(post.waiting()).toBe(false)
  })

  test('goes on behind one that the server refused', async () => {
    const { outbox, write } = office(({ text }) => (text === '一' ? { held: '内容不合适' } : 'sent'))
    write('一')
    write('二')
    await until(() => outbox.letters().length === 1)
    expect(outbox.letters()).toMatchObject([{ text: '一', held: '内容不合适' }])
  })
})

describe('two tabs without browser locks', () => {
  test('take turns by a lease, and a tab that died does not hold the others up for long', async () => {
    const keepsakes = keepsakesIn(undefined, '')
    let now = 0
    const clock = {
      now: () => now,
      pause: async (ms: number) => {
        now += ms
        await settled()
      },
    }
    keepsakes.set('sender', 'dead 15000')
    const order: string[] = []
    const tab = (name: string) =>
      leasedTurn(
        keepsakes,
        name,
        clock,
      )(async () => {
        order.push(`${name} begins`)
        await clock.pause(100)
        order.push(`${name} ends`)
      })
    await Promise.all([tab('a'), tab('b')])
    expect(now).toBeGreaterThan(15_000)
    expect(order.toSorted()).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
    expect(order[1]?.[0]).toBe(order[0]?.[0])
  })
})
