// Legs as such: calling somebody, answering, hanging up.
import type { Address, LegEnd, LegId, RingOptions, Signal } from '#channels-phone/core'
import { type AriClient, AriRefusal, inPath } from './ari-client.ts'
import { entrance } from './inner-names.ts'
import { causeOf } from './leg-ends.ts'
import { unless } from './rooms.ts'
import type { AsteriskAccess } from './settings.ts'

type Ended = Extract<Signal, { type: 'ended' }>

export type Calls = {
  ring(leg: LegId, to: Address, how: RingOptions): Promise<void>
  answer(leg: LegId): Promise<void>
  hangUp(leg: LegId, why: LegEnd): Promise<void>
  /** Asterisk does not say who ended it. */
  after(signal: Ended): Ended
}

type Access = Pick<AsteriskAccess, 'application' | 'numbers'>

export function callsOn(ari: AriClient, access: Access, tell: (signal: Ended) => void): Calls {
  const endedByUs = new Map<LegId, LegEnd>()
  return {
    async ring(leg, to, how) {
      const endedAs = (why: LegEnd) => tell({ at: Date.now(), type: 'ended', leg, why, by: 'them' })
      const endpoint = endpointFor(to, access.numbers)
      if (endpoint === undefined) return endedAs('wrong-number')
      const request = originate(leg, endpoint, how)
      request.query.app = access.application
      // Unasked, Asterisk offers a browser's narrow codec first.
      if (to.kind === 'browser') request.query.formats = 'opus,ulaw'
      await ari.ask('POST', 'channels', request).catch((error: unknown) => {
        // A telephone that is not there is no fault of ours: the leg ends as any other.
        if (isNobodyThere(error)) return endedAs('unreachable')
        // 409: it rings already.
        unless(409)(error)
      })
    },
    answer: async (leg) => void (await ari.askIfThere('POST', `channels/${inPath(leg)}/answer`)),
    async hangUp(leg, why) {
      endedByUs.set(leg, why)
      const query = { reason_code: causeOf(why) }
      await ari.ask('DELETE', `channels/${inPath(leg)}`, { query }).catch((error: unknown) => {
        endedByUs.delete(leg)
        unless(404)(error)
      })
    },
    after(signal) {
      const why = endedByUs.get(signal.leg)
      endedByUs.delete(signal.leg)
      return why === undefined ? signal : { ...signal, why, by: 'us' }
    },
  }
}

function originate(leg: LegId, endpoint: string, how: RingOptions) {
  const { callerName, callerNumber, seconds, contactId } = how
  const query: Record<string, string | number | undefined> = {
    endpoint,
    appArgs: entrance.rung,
    channelId: leg,
    timeout: seconds,
    callerId: callerIdOf(callerName, callerNumber),
  }
  const variables = contactId === undefined ? {} : { 'PJSIP_HEADER(add,X-Huawu-Contact)': contactId }
  return { query, body: { variables } }
}

/** `"Ann" <123>`: quotes and brackets in a name would end it. */
function callerIdOf(name: string | null, number: string | null): string | undefined {
  if (name === null && number === null) return undefined
  return `"${(name ?? '').replace(/["<>\\\r\n]/g, '')}" <${number ?? ''}>`
}

// Slashes and ampersands would lead Asterisk elsewhere, and at the cost of whoever pays the trunk.
function endpointFor(to: Address, numbers: AsteriskAccess['numbers']): string | undefined {
  if (to.kind !== 'number') return /^[\w.-]+$/.test(to.account) ? `PJSIP/${to.account}` : undefined
  if (!/^\+?[\d*#]+$/.test(to.number)) return undefined
  const number = numbers?.[to.trunk] === 'digits' ? to.number.replace(/^\+/, '') : to.number
  return `PJSIP/${number}@${to.trunk}`
}

// No telephone is registered under the account, or there is no such account.
function isNobodyThere(error: unknown): boolean {
  return error instanceof AriRefusal && error.status === 500 && error.message.includes('Allocation failed')
}
