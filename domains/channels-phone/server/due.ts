// A call that time alone changes: nobody came back, nobody answered, a last word was too long.
import type { DueWork } from '#platform/due'
import { stepCall } from './step.ts'
import { callsDue } from './store.ts'

export const lookAtCalls: DueWork = {
  name: 'channels-phone.look-at-calls',
  due: callsDue,
  async act(tx, callId) {
    await stepCall(tx, callId, { type: 'time', at: tx.now.getTime() })
  },
}
