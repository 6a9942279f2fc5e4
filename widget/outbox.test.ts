import { describe, expect, test } from 'vitest'
import { keepsakesIn, type Shelf } from './keepsakes.ts'
import { outboxIn } from './outbox.ts'

function shelf(): Shelf & { full: boolean } {
  const kept = new Map<string, string>()
  return {
    full: false,
    get length() {
      return kept.size
    },
    key: (place) => [...kept.keys()][place] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem(name, value) {
      if (this.full) throw new Error('quota')
      kept.set(name, value)
    },
  }
}

const noon = new Date('2026-11-21T12:00:00Z')
const draft = (text: string, contactId: string | null = null) => ({ clientId: `id-${text}`, contactId, text })
const texts = (box: ReturnType<typeof outboxIn>) => box.letters().map(({ text }) => text)

describe('what the visitor wrote', () => {
  test('keeps its order even when it was all written in the same millisecond', () => {
    const box = outboxIn(keepsakesIn(shelf(), 'x:'))
    for (const text of ['丙', '甲', '乙']) box.put(draft(text), noon)
    expect(texts(box)).toEqual(['丙', '甲', '乙'])
  })

  test('keeps its order when the clock of the computer is set back', () => {
    const box = outboxIn(keepsakesIn(shelf(), 'x:'))
    box.put(draft('先'), noon)
    box.put(draft('后'), new Date(noon.getTime() - 3_600_000))
    expect(texts(box)).toEqual(['先', '后'])
  })

  test('is still there after a reload, under the same id', () => {
    const site = shelf()
    outboxIn(keepsakesIn(site, 'x:')).put(draft('我的订单还没有到'), noon)
    expect(outboxIn(keepsakesIn(site, 'x:')).due()).toMatchObject({ clientId: 'id-我的订单还没有到' })
  })

  test('in two tabs ends up in one box, and neither overwrites the other', () => {
    const site = shelf()
    const [one, other] = [outboxIn(keepsakesIn(site, 'x:')), outboxIn(keepsakesIn(site, 'x:'))]
    one.put(draft('一'), noon)
    other.put(draft('二'), noon)
    one.put(draft('三'), noon)
    expect(texts(other)).toEqual(['一', '二', '三'])
  })

  test('does not hold up the rest when the server refuses one of it', () => {
    const box = outboxIn(keepsakesIn(shelf(), 'x:'))
    const refused = box.put(draft('一'), noon)
    box.put(draft('二'), noon)
    box.change({ ...refused, held: 'text-broken' })
    expect(box.due()?.text).toBe('二')
    expect(texts(box)).toEqual(['一', '二'])
  })

  test('does not rise again when another tab has sent it meanwhile', () => {
    const box = outboxIn(keepsakesIn(shelf(), 'x:'))
    const letter = box.put(draft('一'), noon)
    box.remove(letter.clientId)
    box.change({ ...letter, held: 'over' })
    expect(box.letters()).toEqual([])
  })

  test('stays in memory while the storage of the site is full or forbidden, and the widget can say so', () => {
    const full = shelf()
    const keepsakes = keepsakesIn(full, 'x:')
    expect(keepsakes.lasting()).toBe(true)
    full.full = true
    const box = outboxIn(keepsakes)
    box.put(draft('一'), noon)
    expect(texts(box)).toEqual(['一'])
    expect(keepsakes.lasting()).toBe(false)
    box.remove('id-一')
    expect(box.letters()).toEqual([])
  })

  test('is not confused by what somebody else left under our name', () => {
    const site = shelf()
    site.setItem('x:letter:1', 'not json')
    site.setItem('x:letter:2', '{"clientId":5}')
    site.setItem('other', '1')
    expect(outboxIn(keepsakesIn(site, 'x:')).letters()).toEqual([])
  })
})
