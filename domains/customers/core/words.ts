// What is written of her in free words: shown without numbers and addresses, and edited without losing them.
import { maskedText, masksOf } from './masked-text.ts'
import { type WordField, wordFields } from './rules.ts'
import type { Need } from './shapes.ts'

export type Words = { needs: readonly Need[]; preferredHours: string | null; note: string | null }

const masked = (text: string | null) => (text === null ? null : maskedText(text))

export const maskedNeeds = (needs: readonly Need[]): Need[] =>
  needs.map((need) => ({ ...need, text: masked(need.text) }))

export const maskedWords = ({ needs, preferredHours, note }: Words): Words & { needs: Need[] } => ({
  needs: maskedNeeds(needs),
  preferredHours: masked(preferredHours),
  note: masked(note),
})

const textsOf = (words: Words, field: WordField): string[] =>
  (field === 'needs' ? words.needs.map(({ text }) => text) : [words[field]]).filter((text) => text !== null)

const isHiding = (text: string) => masksOf(text).length > 0

/** Which of them hold something that is masked. */
export const hiddenWords = (words: Words): WordField[] =>
  wordFields.filter((field) => textsOf(words, field).some(isHiding))

/** What a revelation shows of them, and what stood for it. */
export function revealedWords(words: Words): { value: string; masked: string } | undefined {
  const texts = wordFields.flatMap((field) => textsOf(words, field)).filter(isHiding)
  return texts.length === 0
    ? undefined
    : { value: texts.join('\n'), masked: texts.flatMap(masksOf).join(' · ') }
}

/** Whoever sends back what she was shown has not touched it. */
export function keptText(before: string | null, edited: string | null): string | null {
  return before !== null && edited === maskedText(before) ? before : edited
}

export function keptNeeds(before: readonly Need[], edited: readonly Need[]): Need[] {
  const left = [...before]
  return edited.map((need) => {
    const at = left.findIndex(({ kind, text }) => kind === need.kind && masked(text) === need.text)
    return left.splice(at < 0 ? left.length : at, 1)[0] ?? keptUnderAnotherKind(left, need)
  })
}

function keptUnderAnotherKind(left: Need[], { kind, text }: Need): Need {
  const at = left.findIndex((need) => text !== null && masked(need.text) === text)
  return { kind, text: left.splice(at < 0 ? left.length : at, 1)[0]?.text ?? text }
}

export type WhyNotKeepWords = 'still-masked'

const stars = (texts: readonly string[]) => texts.join('\n').match(/\*{3,}/g)?.length ?? 0

/** A mask that somebody wrote around would take the place of what it hides. */
export function whyNotKeepWords(before: Words, after: Words): WhyNotKeepWords | undefined {
  const isStillMasked = hiddenWords(before).some(
    (field) => stars(textsOf(after, field)) > stars(textsOf(before, field)),
  )
  return isStillMasked ? 'still-masked' : undefined
}
