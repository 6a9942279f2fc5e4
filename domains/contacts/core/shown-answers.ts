// What she answered before the conversation: a phone or an e-mail address stays masked here as everywhere.
import { maskedIdentity, normalIdentity } from '#customers/core'
import type { Answer } from './wire.ts'

const hidden = '****'

export function shownAnswer(given: Answer): Answer {
  const { kind, answer } = given
  if (kind !== 'phone' && kind !== 'email') return given
  const normal = normalIdentity(kind, answer)
  return { ...given, answer: 'value' in normal ? maskedIdentity(kind, normal.value) : hidden }
}
