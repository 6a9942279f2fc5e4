// A conversation in which somebody keeps the other waiting. Whatever is done looks again under the contact's lock,
// so that a word that came meanwhile, a second worker or a crash change nothing.
import { agentSilent, type Silence, silenceAfter, silenceIn, type SilenceRules } from '#channels-chat/core'
import type { ContactRecord } from '#contacts/core'
import { endContact, lockContact } from '#contacts/server'
import { endNotices, notify } from '#notices/server'
import { leadersOf, nameOf } from '#people/server'
import type { Tx } from '#platform/action'
import type { DueWork } from '#platform/due'
import type { Id } from '#protocol'
import { queueSilence, returnToQueue } from '#routing/server'
import { sayToCustomer } from './said-to-customer.ts'
import { putSilence, removeSilence, silenceOf, silencesDue } from './store-silence.ts'

/** On `contact.accepted`: from now on somebody's turn it is. */
export async function watchSilence(tx: Tx, { contactId }: { contactId: Id }): Promise<void> {
  const contact = await lockContact(tx, contactId)
  if (contact && isWatched(contact)) await look(tx, contact)
}

export const followSilence: DueWork = {
  name: 'channels-chat.follow-silence',
  due: silencesDue,
  async act(tx, contactId) {
    const contact = await lockContact(tx, contactId)
    const known = await silenceOf(tx.db, contactId)
    if (!contact || !known || known.dueAt > tx.now.getTime()) return
    if (isWatched(contact)) return look(tx, contact, known)
    await removeSilence(tx.db, contactId)
    await forgetAlert(tx, contact, known)
  },
}

/** Whoever left a message is away and looks for the answer later: there is no turn to speak. */
const isWatched = ({ channel, state, leftMessage }: ContactRecord) =>
  channel === 'chat' && state === 'serving' && !leftMessage

async function look(tx: Tx, contact: ContactRecord, known?: Silence): Promise<void> {
  const silence = silenceIn(spokenIn(contact), known)
  if (known?.silent === 'agent' && silence.since !== known.since) await forgetAlert(tx, contact, known)
  const now = tx.now.getTime()
  const { act, lookAt } = silenceAfter(silence, await rulesFor(tx, contact), now)
  const toldAt = act === undefined ? silence.toldAt : now
  await putSilence(tx.db, contact.id, { ...silence, toldAt, dueAt: lookAt })
  if (act) await acts[act](tx, contact, silence)
}

const instant = (at: string | null) => (at === null ? null : Date.parse(at))

function spokenIn({ acceptedAt, since, unansweredSince, lastMessageAt, lastMessageFrom }: ContactRecord) {
  return {
    acceptedAt: Date.parse(acceptedAt ?? since),
    unansweredSince: instant(unansweredSince),
    agentSpokeAt: lastMessageFrom === 'agent' ? instant(lastMessageAt) : null,
  }
}

async function rulesFor(tx: Tx, { queueId }: ContactRecord): Promise<SilenceRules> {
  const queue = await queueSilence(tx, queueId)
  return {
    askSeconds: queue.visitorSilenceAskSeconds,
    closeSeconds: queue.visitorSilenceCloseSeconds,
    alertSeconds: queue.agentSilenceAlertSeconds,
    returnSeconds: queue.agentSilenceReturnSeconds,
  }
}

type Act = (tx: Tx, contact: ContactRecord, silence: Silence) => Promise<unknown>

const acts: Readonly<Record<'ask' | 'close' | 'alert' | 'return', Act>> = {
  ask: (tx, contact) => sayToCustomer(tx, contact, 'asked'),
  async close(tx, contact) {
    await sayToCustomer(tx, contact, 'closed')
    await endContact(tx, { contactId: contact.id, by: 'system', reason: 'visitor-silent' })
  },
  alert: alertAbout,
  async return(tx, contact, silence) {
    await forgetAlert(tx, contact, silence)
    const notTo = contact.agent?.id
    await returnToQueue(tx, { contactId: contact.id, reason: 'agent-silent', ...(notTo && { notTo }) })
  },
}

/** She and her leaders, once for this silence. */
async function alertAbout(tx: Tx, contact: ContactRecord, { since }: Silence): Promise<void> {
  const personId = contact.agent?.id
  if (!personId) return
  const name = (await nameOf(tx, personId)) ?? contact.agent?.name ?? ''
  const seconds = Math.floor((tx.now.getTime() - since) / 1000)
  const about = { contactId: contact.id, personId }
  const personIds = [personId, ...(await leadersOf(tx, personId))]
  await notify(tx, { personIds, kind: agentSilent, about, data: { name, seconds }, urgency: 'now' })
}

/** She has answered, or it is no longer hers to answer. */
async function forgetAlert(tx: Tx, contact: ContactRecord, { silent, toldAt }: Silence): Promise<void> {
  if (silent !== 'agent' || toldAt === null || !contact.agent) return
  await endNotices(tx, { kind: agentSilent, about: { contactId: contact.id, personId: contact.agent.id } })
}
