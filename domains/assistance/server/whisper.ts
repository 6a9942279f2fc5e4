import { type whisper as declared, whisperedNotice, whyNotBeside } from '#assistance/core'
import { addMessage } from '#contacts/server'
import { notify } from '#notices/server'
import { type Action, audit } from '#platform/action'
import { actorId, type Actor, refuseIf } from '#protocol'
import { lockedToSee } from './raise-hand.ts'

export const whisper: Action<typeof declared> = async (tx, { params, body }) => {
  const locked = await lockedToSee(tx, params.contactId)
  const author = { authorId: actorId(tx.actor), authorName: nameOf(tx.actor) }
  const { message, isNew } = await addMessage(
    tx,
    locked,
    { ...body, ...author, from: 'agent', kind: 'whisper' },
    (contact) => {
      refuseIf(whyNotBeside(contact, tx.actor, tx.scope), 'assistance')
      return undefined
    },
  )
  const { agent } = locked
  if (isNew && agent) {
    const about = { contactId: locked.id }
    const data = { name: author.authorName ?? '' }
    await notify(tx, { personIds: [agent.id], kind: whisperedNotice, about, data, urgency: 'now' })
    await audit(tx, { action: 'assistance.whisper', subject: { kind: 'contact', id: locked.id } })
  }
  return message
}

function nameOf(actor: Actor): string | null {
  return 'name' in actor ? actor.name : null
}
