// The caret of the reply box.
import type { Span } from '#canned-replies/core'

export const replyBoxId = 'desk-reply'

const boxOf = (id: string): HTMLTextAreaElement | undefined => {
  const box = document.getElementById(id)
  return box instanceof HTMLTextAreaElement ? box : undefined
}

export function caretOf(id: string): Span {
  const box = boxOf(id)
  return { from: box?.selectionStart ?? 0, to: box?.selectionEnd ?? 0 }
}

/** Once what was just written stands in the box. */
export function selectIn(id: string, { from, to }: Span): void {
  requestAnimationFrame(() => {
    const box = boxOf(id)
    box?.focus()
    box?.setSelectionRange(from, to)
  })
}
