// What the keys do while a / stands at the caret of a text box.
import { type KeyboardEvent, useState } from 'react'
import { type CannedReply, countReplyUse, repliesFound, slashAt, type Span } from '#canned-replies/core'
import { call } from '#connection'
import { isComposing } from '#ui'
import { useCannedReplies } from './use-canned-replies.ts'

const mostShown = 30

export type ReplyPicking = {
  open: boolean
  found: readonly CannedReply[]
  at: number
  /** After every change of the text or the caret, and never while an input method composes. */
  follow(text: string, caret: number): void
  take(reply: CannedReply): void
  /** True when the key was for the picker. */
  onKeyDown(event: KeyboardEvent): boolean
}

/** `onTake` puts the reply in the place of the `/word`. */
export function useReplyPicker(onTake: (reply: CannedReply, slash: Span) => void): ReplyPicking {
  const { all } = useCannedReplies()
  const [slash, setSlash] = useState<Span & { typed: string }>()
  const [closedAt, setClosedAt] = useState<number>()
  const [at, setAt] = useState(0)
  const open = slash !== undefined && slash.from !== closedAt
  const found = open ? repliesFound(slash.typed, all).slice(0, mostShown) : []
  const follow = (text: string, caret: number) => {
    const now = slashAt(text, caret)
    if (now?.typed !== slash?.typed) setAt(0)
    if (now === undefined) setClosedAt(undefined)
    setSlash(now)
  }
  const take = (reply: CannedReply) => {
    if (slash === undefined) return
    setSlash(undefined)
    onTake(reply, slash)
    // A use that is not counted is no reason to trouble anybody.
    call(countReplyUse, { params: { replyId: reply.id } }).catch(() => undefined)
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!open || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return false
    const chosen = found[Math.min(at, found.length - 1)]
    const acts: Record<string, (() => void) | undefined> = {
      Escape: () => setClosedAt(slash.from),
      ArrowDown: chosen && (() => setAt(Math.min(at + 1, found.length - 1))),
      ArrowUp: chosen && (() => setAt(Math.max(at - 1, 0))),
      Enter: chosen && (() => take(chosen)),
      Tab: chosen && (() => take(chosen)),
    }
    const act = event.shiftKey ? undefined : acts[event.key]
    if (!act) return false
    event.preventDefault()
    event.stopPropagation()
    act()
    return true
  }
  return { open, found, at, follow, take, onKeyDown }
}
