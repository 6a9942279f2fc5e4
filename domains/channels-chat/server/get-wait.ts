import type { getVisitorWait as declared } from '#channels-chat/core'
import type { Action } from '#platform/action'
import { waitOf } from '#routing/server'
import { ownContact } from './own-contact.ts'

const soonestSeconds = 8
const latestSeconds = 60

/** The longer the line, the later she asks again: many who wait ask no more often than few. */
export const getWait: Action<typeof declared> = async (tx, { params }) => {
  const contact = await ownContact(tx, params.contactId)
  const wait =
    contact.state === 'waiting' || contact.state === 'offered' ? await waitOf(tx, contact.id) : undefined
  const position = wait?.position ?? null
  const askAgainSeconds = Math.min(latestSeconds, soonestSeconds + (position ?? 1) * 2)
  return { position, expectedSeconds: wait?.expectedSeconds ?? null, askAgainSeconds }
}
