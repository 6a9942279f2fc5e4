import { useState } from 'react'
import { serverNow } from '#connection'
import { draftAt, type DraftPlace, keepDraft } from './drafts.ts'

/** The text of a field that is kept with every key: nothing a crash, a reload or another conversation can take. */
export function useDraft(place: DraftPlace): [text: string, write: (text: string) => void] {
  const name = `${place.personId} ${place.contactId} ${place.kind}`
  const [held, setHeld] = useState({ name, text: draftAt(place) })
  const text = held.name === name ? held.text : draftAt(place)
  const write = (next: string) => {
    keepDraft(place, next, serverNow())
    setHeld({ name, text: next })
  }
  return [text, write]
}
