// What Huawu says in a conversation, to the customer in her own language.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContactRecord } from '#contacts/core'
import { addMessage } from '#contacts/server'
import { newId, type Tx } from '#platform/action'
import { type Language, languages } from '#protocol'

type Words = { customer: { asked: string; closed: string } }

const words = new Map<Language, Words>(
  languages.map((language) => [
    language,
    JSON.parse(readFileSync(join(import.meta.dirname, `../words/${language}.json`), 'utf8')),
  ]),
)

/** Gives the contact afterwards. `contact` is locked. */
export async function sayToCustomer(
  tx: Tx,
  contact: ContactRecord,
  what: keyof Words['customer'],
): Promise<ContactRecord> {
  const text = words.get(contact.language)?.customer[what]
  if (!text) throw new Error(`no words for ${what} in ${contact.language}`)
  const author = { from: 'system', authorId: null, authorName: null } as const
  return (await addMessage(tx, contact, { clientId: newId(), ...author, kind: 'happening', text })).contact
}
