// Counts what visitors and addresses do, in this process and in bounded memory.
import { type Asking, oneMore, perAddress, perVisitor, type Used } from '#channels-chat/core'
import { networkOf } from '#identity/core'
import type { Tx } from '#platform/action'
import { type Id, Refused } from '#protocol'

const mostRemembered = 50_000
const remembered = new Map<string, Used>()

/** Refuses with the seconds to wait what one sender does too often; called before anything is read or written. */
export function holdBack(tx: Tx, asking: Asking): void {
  const { address } = tx.origin
  if (tx.actor.kind === 'visitor') count(tx, asking, `visitor ${tx.actor.visitorId}`, perVisitor[asking])
  if (address !== null) count(tx, asking, `address ${networkOf(address)}`, perAddress[asking])
}

function count(tx: Tx, asking: Asking, sender: string, allowance: (typeof perVisitor)[Asking]): void {
  const key = `${tx.organisation.id} ${asking} ${sender}`
  const outcome = oneMore(remembered.get(key), allowance, tx.now.getTime())
  if ('waitSeconds' in outcome) {
    throw new Refused({
      code: 'channels-chat.too-many',
      status: 429,
      facts: { seconds: outcome.waitSeconds },
    })
  }
  remembered.delete(key)
  remembered.set(key, outcome.used)
  const oldest = remembered.keys().next().value
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest)
}

/** The visitor that calls; only endpoints for visitors ask. */
export function visitorIdOf(tx: Tx): Id {
  if (tx.actor.kind !== 'visitor') throw new Refused({ code: 'protocol.sign-in', status: 401 })
  return tx.actor.visitorId
}
