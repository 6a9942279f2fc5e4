import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contacts from '#contacts/server'
import type { Contact, listCustomerCandidates } from '#contacts/core'
import type { Candidate, Customer, CustomerPage, Revelation, TimelineEntry } from '#customers/core'
import { newId } from '#platform/action'
import { asSystem } from '#platform/testing'
import type { AnswerOf, Id, Page } from '#protocol'
import { code, type FrontDesk, frontDesk } from './front-desk-of-tests.ts'
import { visitorProves, visitorSays } from './know-visitor.ts'
import { customersById } from './store-brief.ts'

let desk: FrontDesk
beforeAll(async () => {
  desk = await frontDesk(contacts)
})
afterAll(() => desk?.close())

async function find(q: string, more = ''): Promise<(string | null)[]> {
  const { answer } = await desk.ask<Page<Customer>>(
    'agent',
    'GET',
    `/customers?q=${encodeURIComponent(q)}${more}`,
  )
  return answer.items.map(({ name }) => name)
}

test('she is found by her name in either script, by sound, initials, figures, e-mail and tag', async () => {
  await desk.make({
    name: '歐陽桂蘭',
    phones: ['138 1234 5678'],
    emails: ['Gui.Lan@example.com'],
    tags: ['老客户'],
  })
  await desk.make({ name: 'John Smith', phones: ['+852 9876 5432', '010-88886666'] })
  for (const q of [
    '欧阳',
    '歐陽桂蘭',
    '桂兰',
    '兰',
    'ouyangguilan',
    'guilan',
    'oygl',
    'GL',
    '5678',
    '1234',
    '13812345678',
  ]) {
    expect(await find(q), q).toEqual(['歐陽桂蘭'])
  }
  for (const q of ['+86 138 1234 5678', 'gui.lan@', 'lan@example', 'GUI.LAN@EXAMPLE.COM', '老客', '客戶']) {
    expect(await find(q), q).toEqual(['歐陽桂蘭'])
  }
  for (const q of ['john', 'smith', 'John Smi', 'js', '5432', '98765432', '010-8888 6666']) {
    expect(await find(q), q).toEqual(['John Smith'])
  }
  for (const q of ['uyang', '999999', '%', '_', '\\', 'zzz', '😀']) expect(await find(q), q).toEqual([])
})

test('lists continue where the page before ended, sorted by pinyin in either script; counts end at a thousand', async () => {
  const names = ['张一', '曹操', '陳平', '陈宫', '阿斗']
  for (const name of names) await desk.make({ name, tags: ['三国'], level: 1 })
  const first = await desk.ask<Page<Customer>>(
    'agent',
    'GET',
    `/customers?tag=${encodeURIComponent('三国')}&limit=3`,
  )
  const rest = await desk.ask<Page<Customer>>(
    'agent',
    'GET',
    `/customers?tag=${encodeURIComponent('三国')}&limit=3&cursor=${first.answer.next ?? ''}`,
  )
  const all = [...first.answer.items, ...rest.answer.items].map(({ name }) => name)
  expect(all).toEqual(['阿斗', '曹操', '陈宫', '陳平', '张一'])
  expect(rest.answer.next).toBeNull()
  const seen = await desk.ask<Page<Customer>>('agent', 'GET', '/customers?level=1&sort=seen&limit=2')
  expect(seen.answer.items.map(({ name }) => name)).toEqual(['阿斗', '陈宫'])
  const count = await desk.ask<{ count: number; more: boolean }>('agent', 'GET', '/customer-count?level=1')
  expect(count.answer).toEqual({ count: 5, more: false })
  const broken = await desk.ask('agent', 'GET', '/customers?cursor=eyJ9')
  expect([broken.status, code(broken)]).toEqual([400, 'protocol.bad-cursor'])
})

test('a phone leaves unmasked only by a revelation, and who looked stands on her page', async () => {
  const she = await desk.make({
    name: '王敏',
    phones: ['13900001111'],
    emails: ['min@example.com'],
    idNumber: '11010519491231002X',
    address: '北京市朝阳区建国路 88 号 1001 室',
  })
  const path = `/customers/${she.id}`
  const [phone] = she.identities
  const everywhere = [
    await desk.ask('administrator', 'GET', path),
    await desk.ask('administrator', 'GET', '/customers?q=13900001111'),
    await desk.ask('administrator', 'PATCH', path, { version: 1, level: 2 }),
    await desk.ask('administrator', 'GET', `/audit?subjectId=${she.id}`),
  ]
  for (const { body } of everywhere) expect(body).not.toMatch(/0000|min@|10519491231|建国路/)
  expect(everywhere[1]?.body).toContain('139****1111')
  const asked = { what: 'phone', identityId: phone?.id, reason: '回拨核实退款账户' }
  const refused = await desk.ask('agent', 'POST', `${path}/revelations`, asked)
  expect([refused.status, code(refused)]).toEqual([403, 'customers.not-serving-her'])
  await desk.served(she.id)
  const shown = await desk.ask<{ value: string }>('agent', 'POST', `${path}/revelations`, asked)
  expect(shown.answer.value).toBe('139 0000 1111')
  const silent = await desk.ask('agent', 'POST', `${path}/revelations`, { ...asked, reason: '  ' })
  expect(silent.status).toBe(422)
  const address = await desk.ask<{ value: string }>('leader', 'POST', `${path}/revelations`, {
    what: 'address',
    reason: '寄送发票',
  })
  expect(address.answer.value).toContain('建国路')
  const looked = await desk.ask<Page<Revelation>>('agent', 'GET', `${path}/revelations`)
  expect(looked.answer.items.map(({ what, masked, reason, by }) => [what, masked, reason, by])).toEqual([
    ['address', '北京市朝阳区****', '寄送发票', 'leader'],
    ['phone', '139****1111', '回拨核实退款账户', 'agent'],
  ])
  const trail = await desk.ask<Page<{ reason: string | null }>>(
    'administrator',
    'GET',
    `/audit?action=customers.reveal`,
  )
  expect(trail.answer.items.map(({ reason }) => reason)).toEqual(['寄送发票', '回拨核实退款账户'])
  const events = await desk.house.organisation.pool.query(
    `select data::text from events where type like 'customer.%'`,
  )
  expect(JSON.stringify(events.rows)).not.toMatch(/1390000|min@/)
  const nothing = await desk.ask('leader', 'POST', `${path}/revelations`, { what: 'email', reason: '核对' })
  expect(nothing.status).toBe(404)
})

test('an agent edits whom she serves; of two who edit at once the second is told what changed', async () => {
  const she = await desk.make({ name: '李静' })
  const path = `/customers/${she.id}`
  expect((await desk.ask('agent', 'PATCH', path, { version: 1, level: 1 })).status).toBe(403)
  await desk.served(she.id)
  const tries = await Promise.all([
    desk.ask('agent', 'PATCH', path, { version: 1, note: '先听结论' }),
    desk.ask('leader', 'PATCH', path, { version: 1, level: 3 }),
  ])
  expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const stale = tries.find(({ status }) => status === 409)
  const { facts } = JSON.parse(stale?.body ?? '{}') as { facts: Record<string, string> }
  expect(['note', 'level']).toContain(facts['fields'])
  expect(['agent', 'leader']).toContain(facts['by'])
})

test.each([
  ['no name and nothing else', {}, 'customers.nobody-to-name'],
  ['a malformed phone', { name: '甲', phones: ['12'] }, 'customers.phone-malformed'],
  ['a malformed address', { name: '甲', emails: ['甲'] }, 'customers.email-malformed'],
  ['an endless name', { name: '甲'.repeat(81) }, 'protocol.invalid'],
  ['an endless note', { name: '甲', note: 'x'.repeat(2_000) }, 'protocol.invalid'],
  ['a level that does not exist', { name: '甲', level: 4 }, 'protocol.invalid'],
  ['a day that does not exist', { name: '甲', birthday: '1990-13-01' }, 'protocol.invalid'],
  ['a field nobody knows', { name: '甲', vip: true }, 'protocol.invalid'],
  ['a sign no database keeps', { name: '甲\0乙' }, 'protocol.invalid'],
  ['half a sign', { name: '甲', note: '\ud83d' }, 'protocol.invalid'],
  ['a tag of spaces', { name: '甲', tags: ['  '] }, 'protocol.invalid'],
])('%s is refused', async (_, body, why) => {
  const refused = await desk.ask('leader', 'POST', '/customers', body)
  expect([refused.status, code(refused)]).toEqual([422, why])
})

test('a script in a name is a name', async () => {
  const name = '<script>alert(1)</script>'
  const { answer } = await desk.ask<CustomerPage>('leader', 'POST', '/customers', {
    name,
    tags: [`'; drop table x --`],
  })
  expect(answer.name).toBe(name)
  expect(await find('<script>')).toEqual([name])
})

test('one idea is one tag, whichever script it is typed in', async () => {
  const one = await desk.make({ name: '甲', tags: ['重要客户', ' 新客 '] })
  const other = await desk.make({ name: '乙', tags: ['重要客戶'] })
  expect([one.tags, other.tags]).toEqual([['重要客户', '新客'], ['重要客户']])
  const { answer } = await desk.ask<{ items: string[] }>('agent', 'GET', '/customer-tags?q=%E9%87%8D')
  expect(answer.items).toEqual(['重要客户'])
})

test('a phone in common suggests nobody; with a name that sounds alike it does, until they are told apart', async () => {
  const phones = ['13700002222']
  const mother = await desk.make({ name: '赵桂英', phones })
  const son = await desk.make({ name: '周亮', phones })
  const twin = await desk.make({ name: '趙貴英', phones })
  const suggested = async () => {
    const { answer } = await desk.ask<{ items: Candidate[] }>(
      'agent',
      'GET',
      `/customers/${mother.id}/duplicates`,
    )
    return answer.items.map(({ customer, score, reasons }) => [customer.id, score, reasons])
  }
  expect(await suggested()).toEqual([[twin.id, 70, ['same-phone', 'sounds-alike']]])
  expect(
    (await desk.ask('leader', 'POST', `/customers/${mother.id}/distinctions`, { otherId: twin.id })).status,
  ).toBe(200)
  expect(await suggested()).toEqual([])
  expect(son.phones).toEqual(['137****2222'])
})

test('what a visitor says of herself makes her somebody new, and never somebody who is known', async () => {
  const known = await desk.make({ name: '吴芳', phones: ['13500005555'], level: 3 })
  const [stranger, newcomer] = [newId(), newId()]
  const said = (visitorId: Id, phone: string) =>
    desk.house.as(asSystem, (tx) => visitorSays(tx, { visitorId, name: '吴芳', phone, email: 'no address' }))
  expect(await said(stranger, '135 0000 5555')).toBeUndefined()
  expect((await said(newcomer, '13500006666'))?.name).toBe('吴芳')
  const contactId = await desk.served(null, stranger)
  const path = `/contacts/${contactId}`
  type Candidates = AnswerOf<typeof listCustomerCandidates>
  const { answer } = await desk.ask<Candidates>('agent', 'GET', `${path}/customer-candidates`)
  expect(answer.said).toEqual({ name: '吴芳', phone: '135****5555', email: null })
  expect(answer.items[0]).toMatchObject({ customer: { id: known.id }, reasons: ['same-phone', 'same-name'] })
  const chosen = await desk.ask<Contact>('agent', 'PUT', `${path}/customer`, { customerId: known.id })
  expect([chosen.answer.customerId, chosen.answer.customerName]).toEqual([known.id, '吴芳'])
  const timeline = await desk.ask<Page<TimelineEntry>>('agent', 'GET', `/customers/${known.id}/timeline`)
  expect(timeline.answer.items.map(({ kind, facts }) => [kind, facts['contactId']])).toEqual([
    ['contact', contactId],
  ])
  const page = await desk.ask<CustomerPage>('agent', 'GET', `/customers/${known.id}`)
  expect(page.answer.identities.map(({ kind }) => kind)).toEqual(['phone', 'visitor'])
  const unsaid = await desk.ask<Contact>('agent', 'PUT', `${path}/customer`, { customerId: null })
  expect(unsaid.answer.customerId).toBeNull()
  const made = await desk.ask<Contact>('agent', 'POST', `${path}/customer`, { name: '吴芳芳', level: 1 })
  expect(made.answer.customerName).toBe('吴芳芳')
  const [brief] = await desk.house.as(asSystem, (tx) => customersById(tx.db, [made.answer.customerId ?? '']))
  expect(brief?.level).toBe(1)
})

test('a site that signs who its visitor is brings her to the customer with that account', async () => {
  const [phone, tablet] = [newId(), newId()]
  const proves = (visitorId: Id, account: string) =>
    desk.house.as(asSystem, (tx) =>
      visitorProves(tx, { visitorId, account, name: '郑爽', email: 'zheng@example.com' }),
    )
  const first = await proves(phone, 'U-1')
  const second = await proves(tablet, 'U-1')
  expect(second?.id).toBe(first?.id)
  const other = await proves(tablet, 'U-2')
  expect(other?.id).not.toBe(first?.id)
  expect((await proves(phone, 'U-1'))?.id).toBe(first?.id)
})

test('a level that a site signs raises hers, and a lower one takes nothing away', async () => {
  const visitorId = newId()
  const signedWith = (level: 0 | 2 | 3) =>
    desk.house.as(asSystem, (tx) =>
      visitorProves(tx, { visitorId, account: 'U-level', name: '钱多多', level }),
    )
  expect((await signedWith(2))?.level).toBe(2)
  expect((await signedWith(0))?.level).toBe(2)
  expect((await signedWith(3))?.level).toBe(3)
})

test('her new name is on the desk of whoever serves her', async () => {
  const she = await desk.make({ name: '冯某' })
  const contactId = await desk.served(she.id)
  await desk.ask('leader', 'PATCH', `/customers/${she.id}`, { version: 1, name: '冯雪' })
  await desk.house.settle()
  const { answer } = await desk.ask<{ contact: Contact }>('leader', 'GET', `/contacts/${contactId}`)
  expect(answer.contact.customerName).toBe('冯雪')
})
