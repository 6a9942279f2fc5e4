// What she answered before is proposed again the next time; she need not write her name twice.
import type { Beforehand } from './before-chat.ts'
import type { Keepsakes } from './keepsakes.ts'

const key = 'answers'

export function keepBeforehand(keepsakes: Keepsakes, { answers }: Beforehand): void {
  keepsakes.set(
    key,
    JSON.stringify(Object.fromEntries(answers.map(({ questionId, answer }) => [questionId, answer]))),
  )
}

export function keptBeforehand(keepsakes: Keepsakes): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(keepsakes.get(key) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    const texts = Object.entries(kept).flatMap(([id, answer]) =>
      typeof answer === 'string' ? [[id, answer]] : [],
    )
    return Object.fromEntries(texts) as Record<string, string>
  } catch {
    return {}
  }
}
