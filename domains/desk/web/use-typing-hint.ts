import { useRef } from 'react'
import { sendSignal } from '#connection'
import type { Id } from '#protocol'

const atMostEveryMs = 2_500

/** Tells the customer that I am typing, now and then while I do. */
export function useTypingHint(contactId: Id): () => void {
  const last = useRef({ contactId, at: 0 })
  return () => {
    const now = Date.now()
    if (last.current.contactId === contactId && now - last.current.at < atMostEveryMs) return
    last.current = { contactId, at: now }
    sendSignal('typing', { contactId })
  }
}
