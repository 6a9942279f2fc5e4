// Huawu's own word to the customer, in her language; it stays in the conversation like everything said.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n } from 'i18next'
import { type ContactRecord } from '#contacts/core'
import { newId, type Tx } from '#platform/action'
import { languages } from '#protocol'
import { addMessage } from './add-message.ts'

const wordsOfDomains = new Map<string, i18n>()

/** `key` is one of the words of `domain`, such as `told.transferring`. The contact's lock is held. */
export async function tellCustomer(
  tx: Tx,
  locked: ContactRecord,
  { domain, key, facts = {} }: { domain: string; key: string; facts?: Readonly<Record<string, string>> },
): Promise<ContactRecord> {
  const text = wordsOf(domain).getFixedT(locked.language)(key, facts)
  return sayToCustomer(tx, locked, text)
}

/** The same with words a person wrote. */
export async function sayToCustomer(tx: Tx, locked: ContactRecord, text: string): Promise<ContactRecord> {
  const author = { from: 'system', authorId: null, authorName: null } as const
  const { contact } = await addMessage(tx, locked, { clientId: newId(), ...author, kind: 'happening', text })
  return contact
}

function wordsOf(domain: string): i18n {
  const known = wordsOfDomains.get(domain)
  if (known) return known
  const words = createInstance()
  const resources = languages.map((language) => {
    const path = join(import.meta.dirname, '../..', domain, 'words', `${language}.json`)
    return [language, { translation: JSON.parse(readFileSync(path, 'utf8')) }]
  })
  void words.init({
    resources: Object.fromEntries(resources),
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  wordsOfDomains.set(domain, words)
  return words
}
