// The chat of one visitor in one tab: ties what she does, what is kept and what the server says together.
import type { ChatSettings, VisitorWait } from '#channels-chat/core'
import type { Attachment, Page } from '#contacts/core'
import type { Id, Language } from '#protocol'
import { askAt } from './ask.ts'
import { askingBy } from './asking.ts'
import type { Beforehand, Wrong } from './before-chat.ts'
import { besideBy } from './beside.ts'
import { clientId } from './client-id.ts'
import { deliver } from './courier.ts'
import { followBy } from './follow.ts'
import type { Keepsakes } from './keepsakes.ts'
import { leavingBy } from './leaving.ts'
import type { Waiting } from './lines.ts'
import { lineTo, type News } from './line.ts'
import { answersReason, closedReason, type Letter, outboxIn } from './outbox.ts'
import { pauseBefore } from './pauses.ts'
import { postman } from './postman.ts'
import { receiptsBy } from './receipts.ts'
import { isOver, type Talk, unreadIn } from './talk.ts'
import type { Turn } from './turn.ts'
import { typingBy } from './typing.ts'
import { type Upload, uploadsBy } from './uploads.ts'
import { forgetVisitor, tokenIn } from './visitor.ts'
import { lineBy } from './waiting.ts'

/** All that is shown of it at one moment. */
export type Scene = {
  settings: ChatSettings | undefined
  talk: Talk | undefined
  letters: readonly Letter[]
  waiting: Waiting
  uploads: readonly Upload[]
  typing: boolean
  unread: number
  loading: boolean
  trouble: 'offline' | 'unreachable' | undefined
  /** Why the server did nothing, in its words. */
  told: string | undefined
  /** Of who waits, as far as it is known. */
  wait: VisitorWait | undefined
  /** She has answered what is asked before the first word. */
  beforehand: Beforehand | undefined
  wrong: Wrong | undefined
  /** False when nothing she writes would survive a reload. */
  lasting: boolean
}

export type Chat = ReturnType<typeof chatFor>

export function chatFor(given: {
  base: string
  language: Language
  siteId: Id | undefined
  keepsakes: Keepsakes
  turn: Turn
  page(): Page
  now(): Date
  /** What is said when nobody answers. */
  unreachable: string
  isLookedAt(): boolean
  changed(): void
}) {
  const { keepsakes, language, changed, now } = given
  let unanswered = 0
  let told: string | undefined
  let fresh = false
  const token = () => tokenIn(keepsakes)

  const outbox = outboxIn(keepsakes)
  let letters = outbox.letters()
  const ask = askAt({
    base: given.base,
    language,
    token,
    reached: (somebody, why) => {
      unanswered = somebody ? 0 : unanswered + 1
      told = why
    },
  })
  const asking = askingBy({
    ask,
    siteId: given.siteId,
    keepsakes,
    changed,
    opened: () => release(closedReason),
  })
  const refused = () => {
    forgetVisitor(keepsakes, token())
    line.stop()
    follow.forget()
  }
  const line = lineTo({ url: `${given.base.replace(/^http/, 'ws')}api/v1/realtime`, token, hear, refused })
  const follow = followBy({
    ask,
    changed: renewed,
    isLive: line.isLive,
    mayAsk: () => token() !== undefined,
    isLookedAt: given.isLookedAt,
    refused,
  })
  const receipts = receiptsBy({ ask, talk: follow.talk, change: follow.change, now })
  const openContact = () => {
    const talk = follow.talk()
    return talk && !isOver(talk) ? talk.contact.id : undefined
  }
  const typing = typingBy({
    contactId: openContact,
    say: (contactId) => line.signal('typing', { contactId }),
    now,
    changed,
  })
  const inLine = lineBy({
    ask,
    contactId: () => (follow.talk()?.contact.state === 'waiting' ? openContact() : undefined),
    isLookedAt: given.isLookedAt,
    changed,
  })
  const leaving = leavingBy({
    ...given,
    ask,
    contactId: () => follow.talk()?.contact.id,
    opened: (answer) => opened(answer),
    left: () =>
      letters
        .filter(({ held }) => held === closedReason)
        .forEach(({ clientId: sent }) => outbox.remove(sent)),
  })
  const uploads = uploadsBy({ ask, contactId: openContact, sent: follow.written, changed })
  const post = postman({
    outbox,
    turn: given.turn,
    deliver: (letter) =>
      deliver(letter, {
        ...given,
        ask,
        openContact,
        opened,
        written: follow.written,
        beforehand: () => ({ ...asking.beforehand(), ...(given.siteId && { siteId: given.siteId }) }),
        askAgain: asking.again,
        lookAgain: asking.lookAgain,
      }),
    changed: renewed,
    after: (failures, then) => {
      const timer = setTimeout(then, pauseBefore(failures, Math.random()))
      return () => clearTimeout(timer)
    },
  })

  function opened(answer: Parameters<typeof follow.loaded>[0]): void {
    fresh = false
    asking.forget()
    follow.loaded(answer)
    connect()
    uploads.wake()
  }

  /** Whatever has changed, receipts and the letters of other tabs follow from it. */
  function renewed(): void {
    // The answer was lost, but the message has come round: nothing is left to send.
    const said = new Set(follow.talk()?.messages.map(({ clientId: known }) => known))
    const confirmed = outbox.letters().filter(({ clientId: sent }) => said.has(sent))
    for (const letter of confirmed) outbox.remove(letter.clientId)
    letters = outbox.letters()
    if (confirmed.length > 0) post.wake()
    receipts.send(given.isLookedAt())
    inLine.follow()
    changed()
  }

  function hear(news: News): void {
    if (news.kind === 'ready' || news.kind === 'down') {
      void follow.refresh()
      if (news.kind === 'ready') wakeSenders()
    } else if (news.kind === 'event') {
      if (isFromAgent(news.event.data)) typing.stop()
      follow.event(news.event)
    } else if (news.signal.name === 'typing') typing.hear(news.signal.body)
  }

  function wakeSenders(): void {
    post.wake()
    uploads.wake()
  }

  function release(reason: string): void {
    outbox.release(reason)
    renewed()
    post.wake()
  }

  function connect(): void {
    if (token() === undefined) return
    line.start()
  }

  return {
    scene: (): Scene => ({
      settings: asking.settings(),
      talk: fresh ? undefined : follow.talk(),
      letters,
      waiting: navigator.onLine ? (post.waiting() ? 'server' : 'turn') : 'network',
      uploads: uploads.list(),
      typing: typing.isShown() && follow.talk()?.contact.state === 'serving',
      unread: unreadIn(follow.talk()),
      loading: token() !== undefined && follow.isFirst(),
      trouble: navigator.onLine ? (unanswered > 0 && !line.isLive() ? 'unreachable' : undefined) : 'offline',
      lasting: keepsakes.lasting(),
      told,
      wait: inLine.wait(),
      beforehand: asking.beforehand(),
      wrong: asking.wrong(),
    }),
    /** Takes up what this browser already has: a conversation, letters that were not sent. */
    resume: () => {
      connect()
      void follow.refresh()
      post.wake()
    },
    prepare: asking.prepare,
    /** The network, the tab or the panel came back into sight. */
    revive: () => {
      line.hurry()
      asking.renew()
      if (!line.isLive()) void follow.refresh()
      wakeSenders()
      renewed()
    },
    /** Another tab wrote, sent or became a visitor. */
    keptElsewhere: async () => {
      connect()
      const gone = letters.some(({ clientId: known }) =>
        outbox.letters().every((each) => each.clientId !== known),
      )
      if (gone) await follow.refresh()
      renewed()
    },
    write: (text: string) => {
      outbox.put({ clientId: clientId(), contactId: fresh ? null : (openContact() ?? null), text }, now())
      renewed()
      post.wake()
    },
    resend: (letter: Letter, anew: boolean) => {
      outbox.remove(letter.clientId)
      const contactId = anew ? null : letter.contactId
      outbox.put({ clientId: clientId(), contactId, text: letter.text }, now())
      if (anew) fresh = true
      renewed()
      post.wake()
    },
    discard: (letter: Letter) => {
      outbox.remove(letter.clientId)
      renewed()
    },
    isKnown: () => token() !== undefined,
    answerBeforehand: (answered: Beforehand) => {
      asking.keep(answered)
      release(answersReason)
    },
    answeredBefore: asking.known,
    ...leaving,
    ...besideBy({ ask, contactId: () => follow.talk()?.contact.id, whyNot: leaving.whyNot }),
    /** False while she is not known: nobody answered, the signature is worth nothing, or only later. */
    identify: async (identity: string): Promise<boolean> => {
      if (!given.siteId) return false
      const answered = await ask.identify({ siteId: given.siteId, identity, language })
      if (answered.kind !== 'answer' || answered.answer.later) return false
      if (answered.answer.token === null) return true
      keepsakes.set('visitor', answered.answer.token)
      line.stop()
      follow.forget()
      connect()
      await follow.refresh()
      return true
    },
    /** She signed out of the site: who comes next in this browser is somebody else. */
    forget: () => {
      forgetVisitor(keepsakes, token())
      for (const letter of outbox.letters()) outbox.remove(letter.clientId)
      line.stop()
      follow.forget()
      renewed()
    },
    /** This window is gone; another one in its place goes on. */
    stop: () => {
      line.stop()
      follow.stop()
      inLine.stop()
      post.stop()
      asking.stop()
    },
    attach: uploads.add,
    detach: uploads.remove,
    reattach: uploads.retry,
    download: ({ id }: Attachment) => ask.file(id),
    earlier: follow.earlier,
    startAnew: () => {
      fresh = true
      changed()
    },
    end: async (): Promise<boolean> => {
      const contactId = openContact()
      if (!contactId) return true
      const answered = await ask.leave(contactId)
      if (answered.kind === 'answer') follow.loaded(answered.answer)
      if (answered.kind === 'refused') void follow.refresh()
      return answered.kind !== 'nobody'
    },
    sayTyping: typing.say,
  }
}

function isFromAgent(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('message' in data)) return false
  const { message } = data
  return typeof message === 'object' && message !== null && 'from' in message && message.from === 'agent'
}
