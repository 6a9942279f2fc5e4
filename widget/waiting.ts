// How many are before her and how long it may take: asked as often as the server says, and only while she looks.
import type { VisitorWait } from '#channels-chat/core'
import type { Id } from '#protocol'
import type { Ask } from './ask.ts'
import type { Say } from './words.ts'

export type Line = { wait(): VisitorWait | undefined; follow(): void; stop(): void }

const afterFailureMs = 30_000

export function lineBy(given: {
  ask: Ask
  /** The conversation in which she waits, if she does. */
  contactId(): Id | undefined
  isLookedAt(): boolean
  changed(): void
}): Line {
  let known: { contactId: Id; wait: VisitorWait } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay = false
  let stopped = false

  async function look(): Promise<void> {
    timer = undefined
    const contactId = given.contactId()
    if (stopped || !contactId || !given.isLookedAt() || underWay) return
    underWay = true
    const answered = await given.ask.wait(contactId)
    underWay = false
    if (answered.kind === 'answer') known = { contactId, wait: answered.answer }
    const seconds = answered.kind === 'answer' ? answered.answer.askAgainSeconds * 1_000 : afterFailureMs
    // Not all at the same moment.
    timer = setTimeout(() => void look(), seconds * (0.9 + Math.random() * 0.2))
    given.changed()
  }

  return {
    wait: () => (known?.contactId === given.contactId() ? known?.wait : undefined),
    follow: () => {
      if (timer === undefined) void look()
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

export function waitWords({ position, expectedSeconds }: VisitorWait, say: Say): string {
  const place = position === null ? '' : say('wait.position', { position })
  const minutes = expectedSeconds === null ? 0 : Math.ceil(expectedSeconds / 60)
  const time =
    expectedSeconds === null
      ? say('wait.unknown')
      : say(minutes <= 1 ? 'wait.soon' : 'wait.minutes', { minutes })
  return [place, time].filter((part) => part !== '').join(say('wait.comma'))
}
