// Keeps the conversation up to date: by the live line, and by asking now and then while there is none.
import type { Message } from '#contacts/core'
import type { VisitorConversation } from '#channels-chat/core'
import type { ShownEvent } from '#protocol'
import type { Ask } from './ask.ts'
import { pauseBefore } from './pauses.ts'
import { type Talk, talkAfterEvent, talkLoaded, talkWith, windowFor } from './talk.ts'

export type Follow = {
  talk(): Talk | undefined
  /** Nothing has been heard yet of a conversation that may exist. */
  isFirst(): boolean
  refresh(): Promise<void>
  earlier(): Promise<void>
  event(event: ShownEvent): void
  loaded(answer: VisitorConversation): void
  written(message: Message): void
  change(change: (talk: Talk) => Talk): void
  forget(): void
  /** Asks for nothing any more. */
  stop(): void
}

/** One answer is at most a page; a conversation this far behind comes in with the next round. */
const mostPages = 20
const lookedAtMs = 3_500
const asideMs = 20_000

export function followBy(given: {
  ask: Ask
  changed(): void
  /** There is a visitor whose conversation could be asked for. */
  mayAsk(): boolean
  isLive(): boolean
  isLookedAt(): boolean
  /** The server does not know the token any more. */
  refused(): void
}): Follow {
  const { ask, changed } = given
  let talk: Talk | undefined
  let first = true
  let round: Promise<void> | undefined
  let again = false
  let early: ShownEvent[] = []
  let failures = 0
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const set = (next: Talk | undefined) => {
    talk = next
    changed()
  }

  async function page(): Promise<boolean> {
    const asked = windowFor(talk)
    const answered = await ask.conversation(asked)
    if (answered.kind === 'refused' && answered.status === 401) given.refused()
    if (answered.kind !== 'answer') return false
    first = false
    talk = talkLoaded(talk, answered.answer, asked)
    return true
  }

  async function load(): Promise<void> {
    let current = false
    for (let left = mostPages; left > 0 && !current; left--) {
      again = false
      if (!(await page())) break
      hearEarly()
      current = !again && talk?.missed !== true
    }
    hearEarly()
    failures = current ? 0 : failures + 1
  }

  /** What arrived while a page was on its way is newer than the page, or already in it. */
  function hearEarly(): void {
    const waited = early
    early = []
    for (const event of waited) hear(event)
  }

  function hear(event: ShownEvent): void {
    const another = event.about.contactId !== undefined && event.about.contactId !== talk?.contact.id
    if (talk && !another) talk = talkAfterEvent(talk, event)
    if (!talk || another || talk.missed) void refresh()
  }

  function refresh(): Promise<void> {
    // Who is nobody yet has said nothing: there is nothing to read, also once she is somebody.
    if (!given.mayAsk()) first = false
    if (stopped || !given.mayAsk()) return Promise.resolve()
    again = true
    clearTimeout(timer)
    round ??= load().finally(() => {
      round = undefined
      askLater()
      changed()
    })
    return round
  }

  function askLater(): void {
    clearTimeout(timer)
    if (stopped || (failures === 0 && given.isLive())) return
    const calm = given.isLookedAt() ? lookedAtMs : asideMs
    const pause = failures > 0 ? pauseBefore(failures, Math.random()) : calm
    timer = setTimeout(() => void refresh(), pause)
  }

  return {
    talk: () => talk,
    isFirst: () => first,
    refresh,
    event: (event) => {
      if (round) {
        early.push(event)
        return
      }
      hear(event)
      changed()
    },
    earlier: async () => {
      const before = talk?.messages[0]?.seq
      if (before === undefined) return
      const answered = await ask.conversation({ before })
      if (answered.kind === 'answer') set(talkLoaded(talk, answered.answer, { before }))
    },
    loaded: (answer) => {
      first = false
      set(talkLoaded(talk, answer, {}))
      askLater()
    },
    written: (message) => set(talk && talkWith(talk, message)),
    change: (change) => set(talk && change(talk)),
    forget: () => {
      first = false
      set(undefined)
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
