// What a flow is told by the world outside, and what it asks of it.
import type { Id, Language } from '#protocol'
import type { Button, Sound, Text } from './prompt.ts'
import type { FlowStep } from './wire.ts'

/** `turn` is that of the request answered. Inputs repeat, come late and out of order: then they change nothing. */
export type FlowInput =
  | { type: 'tick' }
  | { type: 'digit'; digit: string }
  /** What a visitor wrote, or the key of the button she pressed. */
  | { type: 'words'; text: string }
  /** The switch heard no key in the time it was given. */
  | { type: 'silence'; turn: number }
  /** All that was to be said in this turn has been heard. */
  | { type: 'played'; turn: number }
  | { type: 'call-ended' }
  | { type: 'hours-answer'; turn: number; opening: 'open' | 'closing-soon' | 'closed' }
  | {
      type: 'look-up-answer'
      turn: number
      outcome: 'found' | 'not-found' | 'failed'
      values: readonly { variable: string; value: string }[]
    }
  | { type: 'queue-position'; turn: number; position: number | null; expectedSeconds: number | null }
  | { type: 'queue-answered'; turn: number }
  | { type: 'queue-refused'; turn: number; why: 'closed' | 'full' }
  | { type: 'recorded'; turn: number; heard: boolean }
  | { type: 'transfer-answer'; turn: number; outcome: 'taken' | 'failed' }

export type TransferTo =
  | { to: 'person'; personId: Id }
  | { to: 'queue'; queueId: Id }
  | { to: 'number'; number: string }

/** To be done in this order; what is said in one turn is played one after the other. */
export type Doing =
  | { type: 'say'; turn: number; sounds: Sound[] }
  | { type: 'write'; turn: number; texts: Text[]; buttons: Button[] }
  | { type: 'stop-saying' }
  /** The seconds count from the end of what is said. */
  | { type: 'wait-digits'; turn: number; seconds: number; most: number; endKey: string | null }
  | { type: 'ask-hours'; turn: number; calendarId: Id }
  | {
      type: 'look-up'
      turn: number
      url: string
      seconds: number
      answers: { path: string; variable: string }[]
    }
  | { type: 'enqueue'; turn: number; queueId: Id; priority: number }
  /** In one step with the line: whom an agent has taken already is not taken out, `queue-answered` follows. */
  | { type: 'leave-queue'; turn: number; queueId: Id }
  | { type: 'record-voicemail'; turn: number; mostSeconds: number }
  | { type: 'stop-recording'; turn: number }
  | { type: 'take-message'; text: string }
  /** `place`: the turn of the place in line that becomes the callback's. */
  | { type: 'offer-callback'; number: string; queueId: Id; place: number | null }
  | { type: 'transfer'; turn: number; target: TransferTo; seconds: number }
  | { type: 'survey'; level: number; levels: number }
  | { type: 'use-language'; language: Language }
  /** Sensitive values are masked: the contact remembers that they were given. */
  | { type: 'remember'; variable: string; value: string; isSensitive: boolean }
  | { type: 'hang-up' }
  | { type: 'log'; step: FlowStep }
