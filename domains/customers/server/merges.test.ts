import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contacts from '#contacts/server'
import type { Contact } from '#contacts/core'
import type { Customer, CustomerPage, MergePreview } from '#customers/core'
import type { Id, Page } from '#protocol'
import { code, type FrontDesk, frontDesk } from './front-desk-of-tests.ts'

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

test('a merge moves everything over, and its undoing brings all of it back; what came since stays', async () => {
  const phones = ['13600003333']
  const survivor = await desk.make({ name: '孙丽', phones, level: 1, tags: ['甲'], note: '上午' })
  const other = await desk.make({
    name: '孫麗',
    phones: [...phones, '13600004444'],
    emails: ['sun@example.com'],
    level: 3,
    tags: ['乙'],
    needs: [{ kind: 'hearing', text: null }],
    address: '上海市黄浦区中山东一路 12 号',
  })
  const [hers, theirs] = [await desk.served(survivor.id), await desk.served(other.id)]
  const path = `/customers/${survivor.id}`
  const preview = await desk.ask<MergePreview>('leader', 'GET', `${path}/merge-preview?otherId=${other.id}`)
  expect(preview.answer.identities.map(({ shown }) => shown)).toEqual(['136****4444', 's***@example.com'])
  expect(preview.answer.conflicts).toEqual([{ field: 'name', before: '孙丽', after: '孫麗' }])
  expect(preview.body).not.toContain('中山东一路')
  const versions = { version: survivor.version, otherVersion: other.version }
  const agentsTry = await desk.ask('agent', 'POST', `${path}/merges`, { otherId: other.id, ...versions })
  expect(agentsTry.status).toBe(403)
  const { answer: merged } = await desk.ask<CustomerPage>('leader', 'POST', `${path}/merges`, {
    otherId: other.id,
    ...versions,
  })
  expect([merged.level, merged.tags, merged.phones]).toEqual([
    3,
    ['甲', '乙'],
    ['136****3333', '136****4444'],
  ])
  const customerOf = async (contactId: Id) => {
    const { answer } = await desk.ask<{ contact: Contact }>('leader', 'GET', `/contacts/${contactId}`)
    return [answer.contact.customerId, answer.contact.customerName]
  }
  expect(await customerOf(theirs)).toEqual([survivor.id, '孙丽'])
  expect(await find('13600004444')).toEqual(['孙丽'])
  const gone = await desk.ask('leader', 'PATCH', `/customers/${other.id}`, { version: 2, level: 0 })
  expect(code(gone)).toBe('customers.merged-away')
  const afterwards = await desk.served(survivor.id)
  const mergeId = merged.merges[0]?.id ?? ''
  const { answer: parted } = await desk.ask<CustomerPage>('leader', 'DELETE', `${path}/merges/${mergeId}`)
  const without = (page: CustomerPage) => ({
    ...page,
    version: 0,
    merges: [],
    seenAt: '',
    lastContactAt: null,
    servedByYou: false,
  })
  expect(without(parted)).toEqual(without(survivor))
  const { answer: back } = await desk.ask<CustomerPage>('leader', 'GET', `/customers/${other.id}`)
  expect(without(back)).toEqual(without(other))
  expect(await Promise.all([hers, theirs, afterwards].map(customerOf))).toEqual([
    [survivor.id, '孙丽'],
    [other.id, '孫麗'],
    [survivor.id, '孙丽'],
  ])
  const again = await desk.ask('leader', 'DELETE', `${path}/merges/${mergeId}`)
  expect(code(again)).toBe('customers.already-undone')
})

test('who was never in contact has no last contact; a merge keeps the later, and its undoing gives it back', async () => {
  const [survivor, other] = [await desk.make({ name: '沈一' }), await desk.make({ name: '沈二' })]
  expect([survivor.lastContactAt, other.lastContactAt]).toEqual([null, null])
  const last = async ({ id }: CustomerPage) => {
    const { answer } = await desk.ask<CustomerPage>('leader', 'GET', `/customers/${id}`)
    return answer
  }
  await desk.served(other.id)
  const { lastContactAt: contacted, version } = await last(other)
  expect(Date.parse(contacted ?? '')).toBeGreaterThan(Date.parse(other.createdAt))
  const path = `/customers/${survivor.id}/merges`
  const versions = { version: survivor.version, otherVersion: version }
  const merged = await desk.ask<CustomerPage>('leader', 'POST', path, { otherId: other.id, ...versions })
  expect([merged.answer.lastContactAt, merged.answer.seenAt]).toEqual([contacted, contacted])
  const { answer: parted } = await desk.ask<CustomerPage>(
    'leader',
    'DELETE',
    `${path}/${merged.answer.merges[0]?.id ?? ''}`,
  )
  expect([parted.lastContactAt, parted.seenAt]).toEqual([null, survivor.seenAt])
  expect((await last(other)).lastContactAt).toBe(contacted)
})

test('two leaders merge the same two at once, in either direction: it happens once', async () => {
  const [one, other] = [await desk.make({ name: '钱一' }), await desk.make({ name: '钱二' })]
  const versions = { version: 1, otherVersion: 1 }
  const tries = await Promise.all([
    desk.ask('leader', 'POST', `/customers/${one.id}/merges`, { otherId: other.id, ...versions }),
    desk.ask('administrator', 'POST', `/customers/${other.id}/merges`, { otherId: one.id, ...versions }),
  ])
  expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
})
