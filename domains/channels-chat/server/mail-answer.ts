import { transcriptText } from '#channels-chat/core'
import { contactFor } from '#contacts/server'
import { canMail, post } from '#identity/server'
import type { Tx } from '#platform/action'
import type { Id } from '#protocol'
import { answerLetter, transcriptWords } from './letters.ts'
import { claimAnswer } from './store.ts'
import { allSaid } from './transcript.ts'

/** Who left a message and an address gets the answer by mail, once, when the agent has ended the conversation. */
export async function mailAnswer(tx: Tx, { contactId }: { contactId: Id }): Promise<void> {
  const contact = await contactFor(tx, contactId)
  if (!contact?.leftMessage || !canMail(tx.organisation)) return
  const messages = await allSaid(tx, contact)
  if (messages.every(({ from }) => from !== 'agent')) return
  const answer = await claimAnswer(tx.db, contactId, tx.now)
  if (!answer) return
  const { organisation } = tx
  const transcript = transcriptText(messages, transcriptWords(organisation, contact.language, contact))
  const letter = answerLetter(organisation, contact.language, transcript)
  tx.afterCommit(() => post(organisation, { to: answer.email, ...letter }))
}
