import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { largestFileBytes } from '#contacts/core'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Actor, Id } from '#protocol'
import * as scene from './contact-scene.ts'
import { getAttachment } from './get-attachment.ts'
import { endContactByAgent } from './end-by-agent.ts'
import { sendAttachment } from './send-attachment.ts'

const { agent, colleague, leader, otherLeader } = scene
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(20_000)])

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation({ code: 'files' })
})
afterAll(() => house.close())

type File = { name: string; content: Buffer | Buffer[]; clientId?: Id }

const send = (actor: Actor, contactId: Id, { name, content, clientId = randomUUID() }: File) =>
  house.as(
    actor,
    (tx) =>
      sendAttachment(
        tx,
        { params: { contactId }, query: { clientId }, body: {} },
        {
          name,
          declaredType: 'image/png',
          content: Readable.from(Array.isArray(content) ? content : [content]),
        },
      ),
    'contacts.take',
  )

const get = (actor: Actor, attachmentId: Id) =>
  house.as(
    actor,
    (tx) => getAttachment(tx, { params: { attachmentId }, query: {}, body: {} }),
    'contacts.read',
  )

async function stored(): Promise<{ attachments: number; messages: number }> {
  const { rows } = await house.organisation.pool.query(
    `select (select count(*) from attachments) as attachments, (select count(*) from messages where kind = 'file') as messages`,
  )
  return rows[0]
}

test('a picture is a message, and comes back byte for byte as a download', async () => {
  const { id } = await scene.servedContact(house)
  const pieces = [png.subarray(0, 3), png.subarray(3, 9_000), png.subarray(9_000)]
  const message = await send(agent, id, { name: '收据 😀.png', content: pieces })
  expect(message).toMatchObject({
    kind: 'file',
    text: '',
    seq: 2,
    attachment: { name: '收据 😀.png', bytes: png.length },
  })
  const file = await get(leader, message.attachment?.id ?? '')
  expect(file).toMatchObject({
    name: '收据 😀.png',
    contentType: 'image/png',
    bytes: png.length,
    inline: false,
  })
  expect((await buffer(file.content)).equals(png)).toBe(true)
})

test('a file is found only by who finds the contact', async () => {
  const { id } = await scene.servedContact(house)
  const { attachment } = await send(agent, id, { name: 'a.png', content: png })
  const visitor: Actor = { kind: 'visitor', visitorId: randomUUID(), language: 'en' }
  for (const actor of [colleague, otherLeader, visitor]) {
    await expect(get(actor, attachment?.id ?? '')).rejects.toMatchObject({ refusal: { status: 404 } })
    await expect(send(actor, id, { name: 'a.png', content: png })).rejects.toMatchObject({
      refusal: { status: 404 },
    })
  }
})

test('a file that is sent again, also at the same time, is there once', async () => {
  const { id } = await scene.servedContact(house)
  const clientId = randomUUID()
  const before = await stored()
  const put = vi.spyOn(house.organisation.storage, 'put')
  const remove = vi.spyOn(house.organisation.storage, 'remove')
  const answers = await Promise.all(
    [1, 2, 3].map(() => send(agent, id, { name: 'a.png', content: png, clientId })),
  )
  answers.push(await send(agent, id, { name: 'a.png', content: png, clientId }))
  expect(new Set(answers.map((answer) => answer.attachment?.id)).size).toBe(1)
  expect(await stored()).toEqual({ attachments: before.attachments + 1, messages: before.messages + 1 })
  expect(put.mock.calls.length - remove.mock.calls.length).toBe(1)
  await buffer((await get(agent, answers[0]?.attachment?.id ?? '')).content)
})

test('what may not be sent leaves nothing behind', async () => {
  const { id } = await scene.servedContact(house)
  const before = await stored()
  const refused = (name: string, content: Buffer) => expect(send(agent, id, { name, content })).rejects
  await refused('a.png', Buffer.from('MZ this is a program')).toMatchObject({
    refusal: { code: 'contacts.file-kind' },
  })
  await refused('a.html', Buffer.from('<script>')).toMatchObject({ refusal: { code: 'contacts.file-kind' } })
  await refused('a.png', Buffer.alloc(0)).toMatchObject({ refusal: { code: 'contacts.file-empty' } })
  const large = Buffer.concat([png, Buffer.alloc(largestFileBytes)])
  await refused('a.png', large).toMatchObject({ refusal: { code: 'protocol.file-too-large' } })
  await house.as(
    agent,
    (tx) => endContactByAgent(tx, { params: { contactId: id }, query: {}, body: {} }),
    'contacts.take',
  )
  await refused('a.png', png).toMatchObject({ refusal: { code: 'contacts.already-ended' } })
  expect(await stored()).toEqual(before)
})

test('a leader who reads along sends no files to the customer', async () => {
  const { id } = await scene.servedContact(house)
  await expect(send(leader, id, { name: 'a.png', content: png })).rejects.toMatchObject({
    refusal: { code: 'contacts.not-yours' },
  })
})
