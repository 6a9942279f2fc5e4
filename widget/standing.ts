// In words: how it stands with her conversation, and what happened in it.
import type { Scene } from './chat.ts'
import { hoursWords } from './hours.ts'
import type { Happened } from './lines.ts'
import type { Say } from './words.ts'

export function standingWords({ talk, settings }: Scene, how: Parameters<typeof hoursWords>[1]): string {
  const { say } = how
  const state = talk?.contact.state
  if (state === 'waiting' && talk?.contact.leftMessage) return say('state.left')
  if (state === 'waiting') return say(talk?.contact.returnedAt ? 'state.waitingAgain' : 'state.waiting')
  if (state === 'serving')
    return say('state.connected', { name: talk?.contact.agentName ?? say('author.agent') })
  if (state === 'ended') return say('state.ended')
  const hours = settings && hoursWords(settings.hours, how, new Date())
  return hours ?? say('state.fresh')
}

export function happenedWords(what: Happened, name: string | null, say: Say): string {
  if (typeof what === 'object') return what.told
  return say(`event.${what}`, { name: name ?? say('author.agent') })
}
