// What came of asking the server: an answer, a refusal with its reason, or nobody there.
import type { Id, Problem } from '#protocol'

/** `questionId`: the one she must answer differently. */
export type Refusal = { kind: 'refused'; status: number; code: string; reason: string; questionId?: Id }

export type Answered<Answer> =
  | { kind: 'answer'; answer: Answer }
  | Refusal
  /** No network, a server in trouble, too much at once: worth trying again. `told`: in words, why. */
  | { kind: 'nobody'; told?: string }

export function answeredBy<Answer>(status: number, text: string): Answered<Answer> {
  const read = parse(text)
  const worthAnotherTry = status === 0 || status === 408 || status === 425 || status === 429 || status >= 500
  // What is not JSON comes from a hotel's sign-in page or a proxy, not from us.
  const { title: told } = (read ?? {}) as Partial<Problem>
  if (status === 429 && told) return { kind: 'nobody', told }
  if (worthAnotherTry || read === undefined) return { kind: 'nobody' }
  if (status < 300) return { kind: 'answer', answer: read as Answer }
  const { code = '', detail, title, facts } = (read ?? {}) as Partial<Problem>
  const reason = detail ?? title ?? ''
  const questionId = facts?.['questionId']
  return { kind: 'refused', status, code, reason, ...(questionId && { questionId: String(questionId) }) }
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return undefined
  }
}
