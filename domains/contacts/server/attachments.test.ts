import { randomBytes, randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { largestFileBytes } from '#contacts/core'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Actor, Id } from '#protocol'
import * as scene from './contact-scene.ts'
import { getAttachment, getThumbnail } from './get-attachment.ts'
import { endContactByAgent } from './end-by-agent.ts'
import { sendAttachment } from './send-attachment.ts'

const { agent, colleague, leader, otherLeader } = scene

let house: TestOrganisation
let png: Buffer

const noise = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })

beforeAll(async () => {
  png = await noise(90, 60).png().toBuffer()
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

const getSmall = (actor: Actor, attachmentId: Id) =>
  house.as(
    actor,
    (tx) => getThumbnail(tx, { params: { attachmentId }, query: {}, body: {} }),
    'contacts.read',
  )

async function stored(): Promise<{ attachments: number; messages: number }> {
  const { rows } = await house.organisation.pool.query(
    `select (select count(*) from attachments) as attachments, (select count(*) from messages where kind = 'file') as messages`,
  )
  return rows[0]
}

test('a picture is a message, and comes back as a download with a small copy', async () => {
  const { id } = await scene.servedContact(house)
  const pieces = [png.subarray(0, 3), png.subarray(3, 9_000), png.subarray(9_000)]
  const message = await send(agent, id, { name: '收据 😀.png', content: pieces })
  expect(message).toMatchObject({
    kind: 'file',
    text: '',
    seq: 2,
    attachment: { name: '收据 😀.png', width: 90, height: 60 },
  })
  const file = await get(leader, message.attachment?.id ?? '')
  expect(file).toMatchObject({
    name: '收据 😀.png',
    contentType: 'image/png',
    bytes: message.attachment?.bytes,
    inline: false,
  })
  const [came, sent] = await Promise.all([
    sharp(await buffer(file.content))
      .raw()
      .toBuffer(),
    sharp(png).raw().toBuffer(),
  ])
  expect(came.equals(sent)).toBe(true)
  const small = await getSmall(leader, message.attachment?.id ?? '')
  expect(small).toMatchObject({ contentType: 'image/webp', inline: false })
  expect(await sharp(await buffer(small.content)).metadata()).toMatchObject({ format: 'webp', width: 90 })
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
  expect(put.mock.calls.length - remove.mock.calls.length).toBe(2)
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

const fetched = async (attachmentId = '') => buffer((await get(leader, attachmentId)).content)

test('what the camera wrote into a picture is gone: where, with what, and which way was up', async () => {
  const { id } = await scene.servedContact(house)
  const content = await noise(40, 20)
    .jpeg()
    .withExif({
      IFD0: { Make: 'Huawei', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect((await sharp(content).metadata()).orientation).toBe(6)
  const { attachment } = await send(agent, id, { name: '家门口.jpg', content })
  expect(attachment).toMatchObject({ width: 20, height: 40 })
  const kept = await fetched(attachment?.id)
  const { exif, xmp, iptc, orientation } = await sharp(kept).metadata()
  expect({ exif, xmp, iptc, orientation }).toEqual({})
  expect(kept.includes('Huawei')).toBe(false)
})

test('a second file inside a picture does not come out again', async () => {
  const { id } = await scene.servedContact(house)
  const page = Buffer.from('<html><script>alert(document.domain)</script></html>')
  const { attachment } = await send(agent, id, { name: 'a.html', content: Buffer.concat([png, page]) })
  expect(attachment?.name).toBe('a.html.png')
  expect((await fetched(attachment?.id)).includes('<script>')).toBe(false)
})

test('pages, drawings with scripts and programs are not sent, whatever they are called', async () => {
  const { id } = await scene.servedContact(house)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  for (const [name, text] of [
    ['a.svg', svg],
    ['a.png', svg],
    ['a.svg.png', `<?xml version="1.0"?>${svg}`],
    ['a.html', '<!doctype html><script>alert(1)</script>'],
    ['a.xhtml', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['a.bat', 'BM\r\ncalc.exe'],
  ] as const) {
    await expect(send(agent, id, { name, content: Buffer.from(text) })).rejects.toMatchObject({
      refusal: { code: 'contacts.file-kind' },
    })
  }
})

test('a small file that would unfold into a huge picture is refused, and so is a broken one', async () => {
  const { id } = await scene.servedContact(house)
  const before = await stored()
  await expect(send(agent, id, { name: 'a.png', content: hugePng() })).rejects.toMatchObject({
    refusal: { code: 'contacts.picture-too-large' },
  })
  for (const content of [png.subarray(0, png.length / 2), Buffer.from('GIF89a-picture')]) {
    await expect(send(agent, id, { name: 'a.png', content })).rejects.toMatchObject({
      refusal: { code: 'contacts.picture-broken' },
    })
  }
  expect(await stored()).toEqual(before)
})

/** Says that it is 60,000 pixels wide and high, and holds next to nothing. */
function hugePng(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(60_000, 0)
  header.writeUInt32BE(60_000, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const piece = (type: string, data: Buffer) => {
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    const body = Buffer.concat([Buffer.from(type), data])
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const start = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    start,
    piece('IHDR', header),
    piece('IDAT', Buffer.alloc(20)),
    piece('IEND', Buffer.alloc(0)),
  ])
}
