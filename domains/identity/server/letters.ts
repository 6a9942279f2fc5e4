// The letters identity writes, in the language of the organisation.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n } from 'i18next'
import { languages } from '#protocol'
import type { Organisation } from '#platform/organisations'
import type { LinkPurpose } from '#identity/core'
import type { Letter } from './mail.ts'

let words: i18n | undefined

export function letterFor(
  organisation: Pick<Organisation, 'name' | 'language' | 'timeZone'>,
  purpose: LinkPurpose,
  about: { personName: string; link: string; expiresAt: Date },
): Omit<Letter, 'to'> {
  words ??= readWords()
  const { name, language, timeZone } = organisation
  const until = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' })
  const facts = {
    organisation: name,
    name: about.personName,
    link: about.link,
    until: until.format(about.expiresAt),
  }
  const text = words.getFixedT(language)
  return { subject: text(`letters.${purpose}.subject`, facts), text: text(`letters.${purpose}.text`, facts) }
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
