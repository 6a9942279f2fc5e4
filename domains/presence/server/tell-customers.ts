// What her customers read in their conversations, each in her own language.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addMessage, lockContact } from '#contacts/server'
import { newId, type Tx } from '#platform/action'
import { type Id, type Language, languages } from '#protocol'
import { atWork } from '#routing/server'

type Words = { customer: { lost: string; back: string } }

let words: Map<Language, Words> | undefined

export async function tellCustomers(tx: Tx, personId: Id, what: keyof Words['customer']): Promise<void> {
  const { serving } = await atWork(tx, personId)
  for (const contactId of serving) {
    const contact = await lockContact(tx, contactId)
    if (contact?.state !== 'serving') continue
    const text = said(contact.language)[what]
    const author = { from: 'system', authorId: null, authorName: null } as const
    await addMessage(tx, contact, { clientId: newId(), ...author, kind: 'happening', text })
  }
}

function said(language: Language): Words['customer'] {
  words ??= new Map(
    languages.map((one) => [
      one,
      JSON.parse(readFileSync(join(import.meta.dirname, `../words/${one}.json`), 'utf8')),
    ]),
  )
  const spoken = words.get(language)
  if (!spoken) throw new Error(`no words in ${language}`)
  return spoken.customer
}
