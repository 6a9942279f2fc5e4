// One step of a call: what was heard or decided, the call after it, and what the house learns of it, in one transaction.
import {
  type Ask,
  callAfter,
  type Decision,
  type Doing,
  phoneCallStepped,
  type Tell,
  type What,
} from '#channels-phone/core'
import { contactFor, endContact } from '#contacts/server'
import { announce, type Tx } from '#platform/action'
import type { Id } from '#protocol'
import { acceptedElsewhere, notTakenElsewhere, returnToQueue } from '#routing/server'
import { callForUpdate, type CallRow, saveCall } from './store.ts'

/** Undefined where there is no such call. The lock of a call is taken before any other. */
export async function stepCall(tx: Tx, callId: Id, what: What): Promise<CallRow | undefined> {
  const row = await callForUpdate(tx.db, callId)
  if (!row) return undefined
  return goOn(tx, row, what)
}

/** What the program itself decides, at the instant of this transaction. */
export const decide = (tx: Tx, decision: WithoutInstant<Decision>): What => ({
  decision: { ...decision, at: tx.now.getTime() },
})

type WithoutInstant<Each> = Each extends unknown ? Omit<Each, 'at'> : never

async function goOn(tx: Tx, row: CallRow, what: What): Promise<CallRow> {
  const { call, doing } = callAfter(row.call, what)
  const next = { ...row, call, version: row.version + 1 }
  const tells = doing.filter(isTell)
  const asks = doing.filter((one): one is Ask => !isTell(one))
  await saveCall(tx.db, next)
  await tellOf(tx, next, asks)
  let after = next
  for (const tell of tells) {
    const answer = await learn(tx, after, tell)
    if (answer) after = await goOn(tx, after, answer)
  }
  return after
}

const isTell = (one: Doing): one is Tell => 'tell' in one

async function tellOf(
  tx: Tx,
  { id, switchId, contactId, call, version }: CallRow,
  asks: Ask[],
): Promise<void> {
  const contact = contactId === null ? undefined : await contactFor(tx, contactId)
  const personId = contact?.agent?.id ?? contact?.offeredTo
  const about = {
    ...(contactId && { contactId }),
    ...(personId && { personId }),
    ...(contact?.unitId && { unitId: contact.unitId }),
  }
  await announce(tx, phoneCallStepped(about, { callId: id, switchId, version, stage: call.stage.is, asks }))
}

/** What follows in the house, and perhaps for the call itself. An agent's leg is named for the offer it rings with. */
async function learn(tx: Tx, { contactId }: CallRow, tell: Tell): Promise<What | undefined> {
  switch (tell.tell) {
    case 'answered':
      if (tell.personId === null || (await acceptedElsewhere(tx, tell.leg))) return undefined
      return (await isHers(tx, contactId, tell.personId)) ? undefined : overtaken(tx)
    case 'not-taken':
      await notTakenElsewhere(
        tx,
        tell.leg,
        tell.why === 'rejected' || tell.why === 'busy' ? 'rejected' : 'missed',
      )
      return undefined
    case 'ended': {
      const by = tell.by === 'caller' ? 'visitor' : tell.by === 'agent' ? 'agent' : 'system'
      if (contactId) await endContact(tx, { contactId, by, reason: `call-${tell.why}` })
      return undefined
    }
    case 'first-in-line':
      if (contactId) await returnToQueue(tx, { contactId, reason: 'line-lost' })
      return undefined
    case 'rings':
    case 'key':
    case 'said':
    case 'third-up':
    case 'third-gone':
    case 'transferred':
    case 'taken-over':
    case 'leader-up':
    case 'leader-gone':
    case 'agent-left':
    case 'line-lost':
    case 'score':
    case 'recorded':
      return undefined
  }
}

/** She accepted in the desk before she picked up. */
async function isHers(tx: Tx, contactId: Id | null, personId: Id): Promise<boolean> {
  const contact = contactId === null ? undefined : await contactFor(tx, contactId)
  return contact?.agent?.id === personId
}

/** The offer was withdrawn in the instant she picked up: the caller is with nobody, and goes back to her place. */
const overtaken = (tx: Tx): What => decide(tx, { type: 'line-lost' })
