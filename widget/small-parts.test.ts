import { chatEndpoints } from '#channels-chat/core'
import { longestText, piecesOf } from '#contacts/core'
import { describe, expect, test } from 'vitest'
import { answeredBy } from './answered.ts'
import { paths } from './ask.ts'
import { clientId } from './client-id.ts'
import { longestLetter } from './composer.ts'
import { inkOn } from './ink.ts'
import { chooseLanguage } from './language.ts'
import { momentsIn, sizeOf } from './moments.ts'
import { pauseBefore } from './pauses.ts'
import { wordsOf } from './words.ts'
import en from './words/en.json' with { type: 'json' }
import zhHans from './words/zh-Hans.json' with { type: 'json' }
import zhHant from './words/zh-Hant.json' with { type: 'json' }

const links = (text: string) => piecesOf(text).flatMap(({ href }) => href ?? [])

describe('links in what people write', () => {
  test('end where the Chinese sentence goes on', () => {
    expect(piecesOf('请看https://example.com/a?b=1，谢谢')).toEqual([
      { text: '请看' },
      { text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' },
      { text: '，谢谢' },
    ])
  })

  test('leave the sentence its full stop and its brackets', () => {
    expect(links('(see https://example.com/x).')).toEqual(['https://example.com/x'])
    expect(links('https://example.com/a_(b)')).toEqual(['https://example.com/a_(b)'])
  })

  test('are never anything that runs', () => {
    expect(links('javascript:alert(1) data:text/html,x http:// <b>https://</b>')).toEqual([])
  })

  test('lose no character of the text', () => {
    const text = 'a https://example.com/1, https://example.com/2。b'
    expect(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })
})

describe('the language', () => {
  test('is what the tag says, else the page, else the browser', () => {
    expect(chooseLanguage(['zh-Hant', 'en'])).toBe('zh-Hant')
    expect(chooseLanguage([undefined, '', 'zh-CN'])).toBe('zh-Hans')
    expect(chooseLanguage(['fr', 'de-DE', 'zh-TW', 'en'])).toBe('zh-Hant')
    expect(chooseLanguage(['zh_HK'])).toBe('zh-Hant')
    expect(chooseLanguage(['zh-Hans-TW'])).toBe('zh-Hans')
    expect(chooseLanguage(['ja'])).toBe('en')
  })

  test('has every word in all three, with the same blanks', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([blank]) => blank).sort()
    for (const other of [zhHant, en]) {
      expect(Object.keys(other).sort()).toEqual(Object.keys(zhHans).sort())
      for (const [key, text] of Object.entries(zhHans)) {
        expect([key, blanks(other[key as keyof typeof other])]).toEqual([key, blanks(text)])
      }
    }
  })

  test('writes the blanks in', () => {
    expect(wordsOf('zh-Hans')('state.connected', { name: '林晓雨' })).toBe('林晓雨 正在为您服务')
  })
})

describe('days and times', () => {
  const moments = momentsIn('zh-Hans', wordsOf('zh-Hans'), 'Asia/Shanghai')
  const now = new Date('2026-11-21T02:00:00Z')

  test('are those of the visitor, not of the server', () => {
    expect(moments.clock('2026-11-20T16:30:00Z')).toBe('00:30')
    expect(moments.day('2026-11-20T16:30:00Z', now)).toBe('今天')
    expect(moments.day('2026-11-20T15:30:00Z', now)).toBe('昨天')
    expect(moments.day('2026-11-17T04:00:00Z', now)).toBe('11月17日星期二')
    expect(moments.day('2025-12-31T04:00:00Z', now)).toBe('2025年12月31日')
  })

  test('sizes are rounded for people', () => {
    expect([sizeOf(10), sizeOf(48_213), sizeOf(3_000_000)]).toEqual(['1 KB', '47 KB', '2.9 MB'])
  })
})

describe('what came of a call', () => {
  test('trouble is worth another try, a refusal is not', () => {
    for (const status of [0, 429, 500, 502, 503]) expect(answeredBy(status, '').kind).toBe('nobody')
    const problem = JSON.stringify({ code: 'contacts.already-ended', title: '会话已经结束', status: 409 })
    expect(answeredBy(409, problem)).toEqual({
      kind: 'refused',
      status: 409,
      code: 'contacts.already-ended',
      reason: '会话已经结束',
    })
  })

  test('the sign-in page of a hotel is nobody', () => {
    expect(answeredBy(200, '<html>Welcome</html>').kind).toBe('nobody')
  })
})

test('the widget calls exactly the endpoints that the server declares for it', () => {
  expect(Object.fromEntries(chatEndpoints.map(({ id, path }) => [id, path]))).toEqual(paths)
})

test('the longest message is as long as the server takes it', () => {
  expect(longestLetter).toBe(longestText)
})

test('pauses grow, never beyond half a minute, and are never the same for everybody', () => {
  expect(pauseBefore(0, 0)).toBe(400)
  expect(pauseBefore(0, 1)).toBe(800)
  expect(pauseBefore(4, 0.5)).toBe(9_600)
  expect(pauseBefore(99, 1)).toBe(30_000)
})

test('ids made in a browser are UUIDs', () => {
  expect(clientId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('text on the colour of the site is white or black, whichever is read more easily', () => {
  expect(inkOn('rgb(23, 105, 125)')).toBe('#ffffff')
  expect(inkOn('rgb(255, 214, 10)')).toBe('#1b1a18')
  expect(inkOn('oklch(0.5 0.1 200)')).toBe('#ffffff')
})
