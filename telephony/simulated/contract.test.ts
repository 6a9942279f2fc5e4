import { switchboardContract } from '#telephony/contract'
import type { Address } from '#channels-phone/core'
import { handClock } from './clock.ts'
import { type RingingTelephone, simulatedSwitchboard } from './simulated-switchboard.ts'

const at = (account: string): Address => ({ kind: 'browser', account })

function telephoneAt(to: Address): RingingTelephone {
  const account = to.kind === 'number' ? '' : to.account
  if (account === 'answers') return { does: 'answer', afterMs: 200 }
  return account === 'refuses' ? { does: 'refuse', afterMs: 200, why: 'rejected' } : { does: 'by-hand' }
}

switchboardContract('the simulated switch', async () => {
  const clock = handClock()
  const { switchboard, world } = simulatedSwitchboard({
    name: 'imagined',
    seed: 1,
    clock,
    telephoneAt,
    promptMs: () => 1_000,
  })
  let calls = 0
  const patient = { keys: [], patienceMs: 600_000, talkMs: 600_000, surveyKey: null }
  return {
    switchboard,
    callerCalls: async () =>
      world.callerCalls({
        leg: `caller-${++calls}`,
        calledNumber: '+861088886666',
        trunk: 'imagined',
        plan: patient,
      }),
    callerPresses: async (digits) => world.presses(`caller-${calls}`, digits),
    callerHangsUp: async () => world.hangsUp(`caller-${calls}`),
    answers: at('answers'),
    refuses: at('refuses'),
    staysAway: at('away'),
    prompt: { kind: 'prompt', key: 'one-second' },
    pass: (milliseconds) => clock.pass(milliseconds),
    close: () => switchboard.close(),
  }
})
