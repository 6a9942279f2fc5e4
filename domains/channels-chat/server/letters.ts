// The words of what leaves the house for a visitor, in her language.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n } from 'i18next'
import type { TranscriptWords } from '#channels-chat/core'
import type { ContactRecord } from '#contacts/core'
import type { Organisation } from '#platform/organisations'
import { type Language, languages } from '#protocol'

type House = Pick<Organisation, 'name' | 'timeZone'>

let words: i18n | undefined

export function transcriptWords(
  { name: organisation, timeZone }: House,
  language: Language,
  { openedAt }: Pick<ContactRecord, 'openedAt'>,
): TranscriptWords {
  words ??= readWords()
  const say = words.getFixedT(language)
  const at = new Intl.DateTimeFormat(language, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  return {
    language,
    title: say('transcript.title', { organisation, day: day.format(new Date(openedAt)) }),
    me: say('transcript.me'),
    agent: say('transcript.agent'),
    file: (file) => say('transcript.file', { file }),
    at: (instant) => at.format(new Date(instant)),
  }
}

/** The letter that brings the answer to a message she left. */
export function answerLetter(
  { name: organisation }: House,
  language: Language,
  transcript: string,
): { subject: string; text: string } {
  words ??= readWords()
  const say = words.getFixedT(language)
  return {
    subject: say('transcript.answer-subject', { organisation }),
    text: say('transcript.answer-text', { organisation, transcript }),
  }
}

function readWords(): i18n {
  const instance = createInstance()
  const folder = join(import.meta.dirname, '../words')
  const resources = Object.fromEntries(
    languages.map((language) => [
      language,
      { translation: JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) },
    ]),
  )
  void instance.init({
    resources,
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance
}
