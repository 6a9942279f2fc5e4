import { createHmac, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usualLook } from '#channels-chat/core'
import { asSystem } from '#platform/testing'
import type { Id } from '#protocol'
import {
  type Caller,
  type Door,
  end,
  knock,
  look,
  newVisitor,
  openDoor,
  serve,
  startedBy,
  write,
} from './door-for-tests.ts'
import { createSite, createSiteSecret, deleteSite, deleteSiteSecret } from './sites.ts'

let door: Door
let siteId: Id
let secret: { id: Id; secret: string }
beforeAll(async () => {
  door = await openDoor('identity')
  const body = { name: '商店', origins: ['https://*.shop.example'], look: usualLook, queueId: null }
  siteId = (await door.house.as(asSystem, (tx) => createSite(tx, { params: {}, query: {}, body }))).id
  secret = await newSecret()
})
afterAll(() => door.close())

const newSecret = () =>
  door.house.as(asSystem, (tx) => createSiteSecret(tx, { params: { siteId }, query: {}, body: {} }))

/** As the documentation tells the site's server to. */
function signed(userId: string, more: object = {}, by = secret.secret): string {
  const issuedAt = Math.floor(door.house.organisation.clock().getTime() / 1_000)
  const nonce = randomBytes(16).toString('base64url')
  const claims = Buffer.from(JSON.stringify({ userId, issuedAt, nonce, ...more })).toString('base64url')
  return `${claims}.${createHmac('sha256', by).update(claims).digest('base64url')}`
}

const identify = async (identity: string, caller: Caller = {}) => {
  const payload = { siteId, identity, language: 'zh-Hans' }
  const answer = await knock(door, { method: 'POST', url: '/api/v1/widget/identities', payload }, caller)
  return answer.json<{ token: string; visitorId: Id; later: boolean; code?: string }>()
}

test('the same user is one visitor on both her devices, and goes on where she was', async () => {
  const phone = await identify(signed('1001', { name: '王女士' }))
  const id = await startedBy(door, phone, '在吗')
  const laptop = await identify(signed('1001'))
  expect(laptop.visitorId).toBe(phone.visitorId)
  expect(laptop.token).not.toBe(phone.token)
  expect((await look(door, laptop)).json()).toMatchObject({ contact: { id } })
  expect((await look(door, phone)).statusCode).toBe(200)
  const { rows } = await door.house.organisation.pool.query(
    'select customer_name, customer_id from contacts where id = $1',
    [id],
  )
  expect(rows[0]).toMatchObject({ customer_name: '王女士', customer_id: expect.any(String) })
})

test('the level her site signs is the level she is served by', async () => {
  const valued = await identify(signed('1002', { name: '金女士', level: 3 }))
  const id = await startedBy(door, valued, '在吗')
  const { rows } = await door.house.organisation.pool.query(
    'select level from customers where id = (select customer_id from contacts where id = $1)',
    [id],
  )
  expect(rows).toEqual([{ level: 3 }])
})

test('another user in the same browser sees nothing of hers', async () => {
  const first = await identify(signed('2001'))
  const id = await startedBy(door, first, '我的病历')
  const second = await identify(signed('2002'), { token: first.token })
  expect(second.visitorId).not.toBe(first.visitorId)
  expect((await look(door, second)).json()).toMatchObject({ contact: null })
  expect((await write(door, second, id, 'x')).statusCode).toBe(404)
})

test('what an unknown visitor began is hers once she is known, and her old token is worth nothing', async () => {
  const before = await newVisitor(door)
  const id = await startedBy(door, before)
  const after = await identify(signed('3001'), before)
  expect(after.visitorId).toBe(before.visitorId)
  expect((await look(door, after)).json()).toMatchObject({ contact: { id } })
  expect((await look(door, before)).statusCode).toBe(401)
})

test('who is known already finishes what she began unknown, and is herself the next time', async () => {
  const known = await identify(signed('4001'))
  const unknown = await newVisitor(door)
  const id = await startedBy(door, unknown)
  expect(await identify(signed('4001'), unknown)).toMatchObject({ later: true, token: null })
  await serve(door, id)
  await end(door, id)
  expect(await identify(signed('4001'), unknown)).toMatchObject({ visitorId: known.visitorId, later: false })
})

test('what is used, old, of tomorrow, tampered with or signed by another opens nothing', async () => {
  const seconds = Math.floor(door.house.organisation.clock().getTime() / 1_000)
  const once = signed('5001')
  expect((await identify(once)).token).toEqual(expect.any(String))
  const [claims, signature] = once.split('.')
  const others = Buffer.from(JSON.stringify({ userId: '1001', issuedAt: seconds, nonce: 'n'.repeat(16) }))
  const outcomes = await Promise.all(
    [
      once,
      signed('5001', { issuedAt: seconds - 601 }),
      signed('5001', { expiresAt: seconds - 1 }),
      signed('5001', { issuedAt: seconds + 120 }),
      signed('5001', {}, 'hw_somebody-else'),
      `${others.toString('base64url')}.${signature}`,
      `${claims}.${'A'.repeat(43)}`,
      'x.y',
      signed('5001', { role: 'administrator' }),
    ].map(async (identity) => (await identify(identity)).code),
  )
  expect(outcomes).toEqual([
    'channels-chat.identity-used',
    'channels-chat.identity-expired',
    'channels-chat.identity-expired',
    'channels-chat.identity-early',
    'channels-chat.identity-wrong',
    'channels-chat.identity-wrong',
    'channels-chat.identity-wrong',
    'channels-chat.identity-wrong',
    'channels-chat.identity-misspelt',
  ])
})

test('the same signature at the same time opens once', async () => {
  const once = signed('6001')
  const all = await Promise.all([1, 2, 3, 4].map(() => identify(once)))
  expect(all.filter(({ token }) => token).length).toBe(1)
})

test('two secrets are valid at once, a third is not made, and one that is removed signs no more', async () => {
  const next = await newSecret()
  await expect(newSecret()).rejects.toMatchObject({ refusal: { code: 'channels-chat.secrets-enough' } })
  expect((await identify(signed('7001', {}, next.secret))).token).toEqual(expect.any(String))
  expect((await identify(signed('7001'))).token).toEqual(expect.any(String))
  const params = { siteId, secretId: next.id }
  await door.house.as(asSystem, (tx) => deleteSiteSecret(tx, { params, query: {}, body: {} }))
  expect(await identify(signed('7001', {}, next.secret))).toMatchObject({
    code: 'channels-chat.identity-wrong',
  })
})

test('the database holds no secret that signs', async () => {
  const { rows } = await door.house.organisation.pool.query(
    `select encode(sealed, 'escape') as sealed from chat_site_secrets`,
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { sealed } of rows) expect(sealed).not.toContain(secret.secret.slice(3, 20))
})

test('pages of other sites are refused, ours, the named ones and programs are not', async () => {
  const status = async (origin?: string) => {
    const options = { method: 'GET', url: '/api/v1/widget/settings' } as const
    return (await knock(door, options, { ...(origin && { origin }) })).statusCode
  }
  expect(await status('https://www.shop.example')).toBe(200)
  expect(await status('https://shop.example.evil.example')).toBe(403)
  expect(await status('http://www.shop.example')).toBe(403)
  expect(await status('null')).toBe(403)
  expect(await status('http://house.test')).toBe(200)
  expect(await status()).toBe(200)
  await door.house.as(asSystem, (tx) => deleteSite(tx, { params: { siteId }, query: {}, body: {} }))
  expect(await status('https://shop.example.evil.example')).toBe(200)
  expect(await identify(signed('1001'))).toMatchObject({ code: 'channels-chat.identity-wrong' })
})
