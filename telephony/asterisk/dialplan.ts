// The one thing the dialplan decides: a call belongs to the program, and to Asterisk's own queue while it is away.
import { awayQueue } from './away-queue.ts'
import { section } from './section.ts'
import type { SwitchSettings } from './settings.ts'

export const trunkContext = 'huawu-from-trunk'
export const phoneContext = 'huawu-from-phone'
const awayContext = 'huawu-away'

/** By this a program that only knows ARI sees which application the dialplan leads to. */
export const applicationVariable = 'HUAWU_APPLICATION'

/** Numbers come with and without a plus; `!` lets them be of any length. */
const anyNumber = '_[+*#0-9]!'

export function dialplan(settings: SwitchSettings): string {
  return [
    section('general', { static: 'yes', writeprotect: 'yes' }),
    section('globals', { [applicationVariable]: settings.application }),
    extension(trunkContext, anyNumber, fromTrunk(settings)),
    // The program rings first the agent and then the number: a telephone never dials by itself.
    extension(phoneContext, anyNumber, ['Hangup(21)']),
    extension(awayContext, 's', whileAway(settings)),
  ].join('')
}

// With nobody listening to the application, Stasis comes back at once and says FAILED.
function fromTrunk({ application }: SwitchSettings): string[] {
  return [
    `Stasis(${application},arrived)`,
    `GotoIf($["\${STASISSTATUS}" = "FAILED"]?${awayContext},s,1)`,
    'Hangup()',
  ]
}

function whileAway({ away }: SwitchSettings): string[] {
  return [
    'Answer()',
    `Playback(${away.announcement})`,
    `Queue(${awayQueue},,,,${away.longestWaitSeconds})`,
    'Hangup()',
  ]
}

function extension(context: string, pattern: string, steps: readonly string[]): string {
  const lines = steps.map((step, index) =>
    index === 0 ? `exten => ${pattern},1,${step}` : ` same => n,${step}`,
  )
  return `[${context}]\n${lines.join('\n')}\n\n`
}
