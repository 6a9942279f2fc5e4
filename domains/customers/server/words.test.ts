import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contacts from '#contacts/server'
import type { Page } from '#protocol'
import type { Revelation } from '#customers/core'
import { code, type FrontDesk, frontDesk } from './front-desk-of-tests.ts'

let desk: FrontDesk
beforeAll(async () => {
  desk = await frontDesk(contacts)
})
afterAll(() => desk?.close())

test('what is hidden in her notes leaves by one revelation, and an edit never keeps a mask in its place', async () => {
  const she = await desk.make({
    name: '蒋某',
    note: '备用电话 13900008888，身份证 110101199001011234',
    needs: [{ kind: 'interpreter', text: '女儿 13700007777' }],
    preferredHours: '9:00–11:30，打 010-88886666',
  })
  const path = `/customers/${she.id}`
  expect(she.hidden).toEqual(['needs', 'preferredHours', 'note'])
  const other = await desk.make({ name: '蒋某', note: '邮箱 jiang@example.com' })
  const contactId = await desk.served(null)
  const everywhere = [
    await desk.ask('agent', 'GET', path),
    await desk.ask('agent', 'GET', `/customers?q=${encodeURIComponent('蒋某')}`),
    await desk.ask('agent', 'GET', `${path}/brief`),
    await desk.ask('leader', 'GET', `/customers/${other.id}/merge-preview?otherId=${she.id}`),
    await desk.ask('agent', 'PUT', `/contacts/${contactId}/customer`, { customerId: she.id }),
    await desk.ask('administrator', 'GET', `/audit?subjectId=${she.id}`),
  ]
  for (const { body } of everywhere) expect(body).not.toMatch(/00008888|19900101|00007777|88886666|jiang@/)
  const revealed = await desk.ask<{ value: string; words: object }>('agent', 'POST', `${path}/revelations`, {
    what: 'note',
    reason: '按备用电话回拨',
  })
  expect(revealed.answer.value.split('\n')).toEqual([
    '女儿 13700007777',
    '9:00–11:30，打 010-88886666',
    '备用电话 13900008888，身份证 110101199001011234',
  ])
  const { answer: looked } = await desk.ask<Page<Revelation>>('agent', 'GET', `${path}/revelations`)
  expect(looked.items.map(({ what, masked }) => [what, masked])).toEqual([
    ['note', '137****7777 · 010-****6666 · 139****8888 · 110****1234'],
  ])
  const around = { version: she.version, note: `${she.note ?? ''}，周一勿扰` }
  expect(code(await desk.ask('agent', 'PATCH', path, around))).toBe('customers.still-masked')
  const { note, preferredHours, needs } = she
  const more = [...needs, { kind: 'hearing', text: null }]
  const unread = { version: she.version, note, preferredHours, needs: more, level: 1 }
  expect((await desk.ask('agent', 'PATCH', path, unread)).status).toBe(200)
  const again = await desk.ask<{ words: object }>('agent', 'POST', `${path}/revelations`, {
    what: 'note',
    reason: '核对',
  })
  expect(again.answer.words).toMatchObject({
    note: '备用电话 13900008888，身份证 110101199001011234',
    preferredHours: '9:00–11:30，打 010-88886666',
    needs: [
      { kind: 'interpreter', text: '女儿 13700007777' },
      { kind: 'hearing', text: null },
    ],
  })
})
