// That the agent is writing, shown for a while; and that the visitor is, told now and then.
import type { Id } from '#protocol'

const shownMs = 5_000
const saidEveryMs = 2_000

export function typingBy(given: {
  contactId(): Id | undefined
  say(contactId: Id): void
  now(): Date
  changed(): void
}) {
  let shown: ReturnType<typeof setTimeout> | undefined
  let saidAt = 0

  function stop(): void {
    clearTimeout(shown)
    shown = undefined
    given.changed()
  }

  return {
    isShown: () => shown !== undefined,
    hear(body: unknown): void {
      if (!isTyping(body)) return stop()
      clearTimeout(shown)
      shown = setTimeout(stop, shownMs)
      given.changed()
    },
    stop,
    say(): void {
      const contactId = given.contactId()
      const at = given.now().getTime()
      if (!contactId || at - saidAt < saidEveryMs) return
      saidAt = at
      given.say(contactId)
    },
  }
}

/** `typing: false` takes it back. */
function isTyping(body: unknown): boolean {
  return !(typeof body === 'object' && body !== null && 'typing' in body && body.typing === false)
}
