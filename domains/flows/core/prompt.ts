// What is said to a caller and written to a visitor, in the languages of the centre.
import { type Static, Type } from 'typebox'
import { type Language, languages, orNull, shape } from '#protocol'

/** About two minutes of speech: nobody listens longer. */
export const longestPrompt = 500

const Wording = shape({
  text: Type.String({ maxLength: 2000 }),
  /** The recording's key in the prompt store; null: the text is spoken by a voice. */
  recording: orNull(Type.String({ minLength: 1, maxLength: 200 })),
})
export const Prompt = shape({ 'zh-Hans': Wording, 'zh-Hant': Wording, en: Wording })
export type Prompt = Static<typeof Prompt>

/** What every centre says in the same words: `said` of this domain's words. */
export const phrases = [
  'sorry-to-agent',
  'sorry-goodbye',
  'position',
  'expected-wait',
  'your-number',
  'this-number',
  'another-number',
  'no-callback',
  'call-me-back',
  'leave-message',
] as const
export type Phrase = (typeof phrases)[number]
export type PhraseFacts = { readonly [name: string]: string | number }

type Worded = { kind: 'phrase'; phrase: Phrase; language: Language; facts: PhraseFacts }
/** What a telephone plays. `words` are the keys of single recorded words: 两 千 零 一. */
export type Sound =
  | { kind: 'recording'; key: string; language: Language }
  | { kind: 'speech'; text: string; language: Language }
  | { kind: 'words'; words: string[]; language: Language }
  | Worded
/** What a chat shows. */
export type Text = { kind: 'text'; text: string; language: Language } | Worded

export type Button = { key: string; label: Text }

export type Spoken = { text: string; recording: string | null; language: Language }

/** In the caller's language, else in the first one that has words. Undefined when there are none at all. */
export function spokenIn(
  prompt: Prompt,
  language: Language,
  spoken: readonly Language[],
): Spoken | undefined {
  const order = [language, ...spoken, ...languages]
  const found = order.find((each) => hasWords(prompt[each]))
  return found && { ...prompt[found], language: found }
}

export function hasWords({ text, recording }: Prompt[Language]): boolean {
  return recording !== null || text.trim() !== ''
}
