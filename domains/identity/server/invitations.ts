import { type AnswerOf, type InputOf, Refused } from '#protocol'
import { audit, type Tx } from '#platform/action'
import { type acceptInvitation as accept, type getInvitation as get, type Me } from '#identity/core'
import { onBehalfOf } from './caller.ts'
import { lookAtLink, takeLink } from './links.ts'
import { accountEmail, setPassword } from './passwords.ts'
import { openSession, welcome } from './sign-in.ts'
import { savePreferences } from './store.ts'

export async function getInvitation(tx: Tx, { params }: InputOf<typeof get>): Promise<AnswerOf<typeof get>> {
  const { account, expiresAt } = await lookAtLink(tx, 'invitation', params.token)
  return {
    personName: account.name,
    staffNumber: account.staff_number,
    organisationName: tx.organisation.name,
    language: tx.organisation.language,
    expiresAt: expiresAt.toISOString(),
  }
}

export async function acceptInvitation(tx: Tx, { params, body }: InputOf<typeof accept>): Promise<Me> {
  const account = await takeLink(tx, 'invitation', params.token)
  await setPassword(tx, account, body.password)
  if (body.language)
    await savePreferences(tx.db, { person_id: account.id, language: body.language, theme: 'system' })
  await audit(onBehalfOf(tx, { kind: 'system', name: 'identity' }), {
    action: 'identity.accept-invitation',
    subject: { kind: 'person', id: account.id, label: account.name },
  })
  const token = await openSession(tx, accountEmail(account), body.password)
  if (token === undefined) throw new Refused({ code: 'identity.wrong-credentials', status: 401 })
  return welcome(tx, account, token)
}
