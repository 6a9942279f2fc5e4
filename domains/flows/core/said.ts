// Puts prompts, values and phrases into what a telephone plays or a chat shows.
import type { Language } from '#protocol'
import type { Place } from './flow-state.ts'
import type { Doing } from './inputs.ts'
import { mandarinSounds } from './mandarin-sounds.ts'
import type { HowToSay } from './node-kinds.ts'
import {
  type Button,
  type Phrase,
  type PhraseFacts,
  type Prompt,
  type Sound,
  spokenIn,
  type Text,
} from './prompt.ts'
import { filled, shown } from './variables.ts'
import type { Variable } from './flow-state.ts'
import { written } from './written-value.ts'

/** Something to say: the same for both channels until it is said. */
export type Saying = { sounds: Sound[]; texts: Text[] }

const nothing: Saying = { sounds: [], texts: [] }

export function saidPrompt({ state, flow }: Place, prompt: Prompt | null): Saying {
  const spoken = prompt && spokenIn(prompt, state.language, flow.languages)
  if (!spoken) return nothing
  const { language, recording } = spoken
  const text = filled(spoken.text, state.variables, shown)
  const sound: Sound =
    recording === null ? { kind: 'speech', text, language } : { kind: 'recording', key: recording, language }
  return { sounds: [sound], texts: text.trim() === '' ? [] : [{ kind: 'text', text, language }] }
}

export function saidPhrase(language: Language, phrase: Phrase, facts: PhraseFacts = {}): Saying {
  const said = { kind: 'phrase', phrase, language, facts } as const
  return { sounds: [said], texts: [said] }
}

/** Undefined when the value cannot be read in that way. A chat is kept: there sensitive values are masked. */
export function saidValue(language: Language, variable: Variable, how: HowToSay): Saying | undefined {
  const words = mandarinSounds(variable.value, how)
  const text = written(shown(variable), how, language) ?? (variable.isSensitive ? shown(variable) : undefined)
  if (words === undefined || text === undefined) return undefined
  const sound: Sound =
    language === 'en'
      ? { kind: 'speech', text: written(variable.value, how, 'en') ?? '', language }
      : { kind: 'words', words: language === 'zh-Hant' ? words.map(inTaiwan) : words, language }
  return { sounds: [sound], texts: [{ kind: 'text', text, language }] }
}

// 幺 for 1 is the habit of the mainland's telephones only.
const inTaiwan = (word: string): string => (word === '幺' ? '一' : word)

/** Nothing at all when there is nothing to say. */
export function saying({ state, turn }: Place, said: readonly Saying[], buttons: Button[] = []): Doing[] {
  if (state.facts.channel === 'phone') {
    const sounds = said.flatMap((each) => each.sounds)
    return sounds.length > 0 ? [{ type: 'say', turn, sounds }] : []
  }
  const texts = said.flatMap((each) => each.texts)
  return texts.length > 0 || buttons.length > 0 ? [{ type: 'write', turn, texts, buttons }] : []
}

/** Whoever presses a key has heard enough. */
export function hushed({ state }: Place): Doing[] {
  return state.facts.channel === 'phone' ? [{ type: 'stop-saying' }] : []
}
