// A stranger guesses at the chats of others, with another visitor's token, with none, from a site that may not.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openBrowser } from './browser.ts'
import type { Browser } from './expect.ts'
import { type Huawu, startHuawu } from './huawu.ts'
import { setUpWithSample } from './people.ts'

let huawu: Huawu
let browser: Browser
let hers: { token: string; contactId: string; attachmentId: string }
let stranger: string

const secret = '我的身份证号是 110101'
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

const ask = (path: string, token?: string, init: RequestInit = {}) =>
  fetch(`${huawu.url}/api/v1/widget${path}`, {
    ...init,
    headers: {
      'content-type': 'application/json',
      ...(token && { 'x-huawu-visitor': token }),
      ...init.headers,
    },
  })

async function newVisitor(): Promise<string> {
  const answer = await ask('/visitors', undefined, { method: 'POST', body: '{"language":"zh-Hans"}' })
  const { token } = (await answer.json()) as { token: string }
  return token
}

beforeAll(async () => {
  ;[huawu, browser] = await Promise.all([startHuawu(), openBrowser()])
  await setUpWithSample(browser, huawu)
  const token = await newVisitor()
  const page = { url: 'https://shop.example/', title: '商店' }
  const body = JSON.stringify({ clientId: randomUUID(), text: secret, page, language: 'zh-Hans' })
  const started = await ask('/conversations', token, { method: 'POST', body })
  const { contact } = (await started.json()) as { contact: { id: string } }
  const sent = await ask(`/conversations/${contact.id}/attachments?clientId=${randomUUID()}`, token, {
    method: 'POST',
    body: pixel,
    headers: { 'content-type': 'image/png', 'x-file-name': 'id.png' },
  })
  const { attachment } = (await sent.json()) as { attachment: { id: string } }
  hers = { token, contactId: contact.id, attachmentId: attachment.id }
  stranger = await newVisitor()
})

afterAll(async () => {
  await browser?.close()
  await huawu?.stop()
})

const links = () => [
  `/conversations/${hers.contactId}`,
  `/conversations/${hers.contactId}/wait`,
  `/conversations/${hers.contactId}/transcript?format=text&language=en`,
  `/attachments/${hers.attachmentId}`,
  `/attachments/${hers.attachmentId}/thumbnail`,
]

test('every link opens for her, and for nobody who guessed it', async () => {
  for (const link of links()) {
    const [own, other, none] = await Promise.all([ask(link, hers.token), ask(link, stranger), ask(link)])
    expect({ link, statuses: [own.status, other.status, none.status] }).toEqual({
      link,
      statuses: [200, 404, 401],
    })
    expect((await other.text()) + (await none.text())).not.toContain('110101')
  }
})

test('what leaves is a download that no browser runs in our origin', async () => {
  const transcript = `/conversations/${hers.contactId}/transcript?format=html&language=en`
  for (const link of [transcript, ...links().slice(3)]) {
    const { headers } = await ask(link, hers.token)
    expect(headers.get('content-disposition')).toMatch(/^attachment/)
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('she writes, rates, leaves and ends nothing in another’s conversation', async () => {
  const posts = {
    messages: { clientId: randomUUID(), text: 'x' },
    ending: {},
    reading: { upToSeq: 1, what: 'read' },
  }
  for (const [name, body] of Object.entries(posts)) {
    const init = { method: 'POST', body: JSON.stringify(body) }
    expect((await ask(`/conversations/${hers.contactId}/${name}`, stranger, init)).status).toBe(404)
  }
  const rating = { method: 'PUT', body: JSON.stringify({ score: 1, resolved: null, words: null }) }
  expect((await ask(`/conversations/${hers.contactId}/rating`, stranger, rating)).status).toBe(404)
})

function heard(token: string): Promise<string[]> {
  return new Promise((resolve) => {
    const messages: string[] = []
    const socket = new WebSocket(`${huawu.url.replace('http', 'ws')}/api/v1/realtime`)
    socket.on('open', () => socket.send(JSON.stringify({ kind: 'hello', visitorToken: token })))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(messages))
    socket.on('message', (raw: Buffer) => {
      messages.push(raw.toString('utf8'))
      if (messages.length > 1) return
      const body = JSON.stringify({ clientId: randomUUID(), text: secret })
      void ask(`/conversations/${hers.contactId}/messages`, hers.token, { method: 'POST', body }).then(() => {
        // What was for her has gone out before the answer to this.
        socket.once('message', () => socket.close())
        socket.send('{"kind":"ping"}')
      })
    })
  })
}

test('a socket with another token hears nothing of it, and one with a made-up token is closed', async () => {
  expect((await heard(stranger)).join('')).not.toContain('110101')
  expect(await heard('x'.repeat(43))).toEqual([])
})
