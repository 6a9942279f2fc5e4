import { useAsk } from '#connection'
import { useAskedAgain } from '#contacts/web'
import { getAssistance, type Listener, listRaisedHands, type RaisedHand } from '#assistance/core'
import type { Id } from '#protocol'

type Assistance = { hand: RaisedHand | null; listeners: readonly Listener[] }

const nothing: Assistance = { hand: null, listeners: [] }

/** The hand raised for a contact, and who reads along. */
export function useAssistance(contactId: Id): Assistance {
  const asked = useAsk(getAssistance, { params: { contactId } })
  useAskedAgain(getAssistance, /^(hand\.|listening\.|assistance-rule\.)/)
  return asked.data ?? nothing
}

/** The raised hands I am to see, who waits longest first. */
export function useRaisedHands(): readonly RaisedHand[] {
  const asked = useAsk(listRaisedHands)
  useAskedAgain(listRaisedHands, /^hand\./)
  return asked.data?.items ?? []
}
