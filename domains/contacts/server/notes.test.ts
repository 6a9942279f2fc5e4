import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testOrganisation, type TestOrganisation } from '#platform/testing'
import type { Actor } from '#protocol'
import * as scene from './contact-scene.ts'
import { sendMessage } from './send-message.ts'

let house: TestOrganisation
beforeAll(async () => {
  house = await testOrganisation()
})
afterAll(() => house.close())

test('who serves a contact and who leads her write notes; a key for reading only does not', async () => {
  const { id: contactId } = await scene.servedContact(house)
  const note = (actor: Actor) =>
    house.as(
      actor,
      (tx) =>
        sendMessage(tx, {
          params: { contactId },
          query: {},
          body: { clientId: randomUUID(), text: '客户很急', kind: 'note' },
        }),
      'contacts.read',
    )
  for (const actor of [scene.agent, scene.leader, scene.administrator])
    expect(await note(actor)).toMatchObject({ kind: 'note' })
  await expect(note(scene.key)).rejects.toMatchObject({ refusal: { code: 'contacts.not-yours' } })
})
