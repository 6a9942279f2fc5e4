// Puts the widget into the page and keeps what is shown in step with what is known.
import type { Language } from '#protocol'
import { type Chat, chatFor } from './chat.ts'
import { clientId } from './client-id.ts'
import { element, write } from './element.ts'
import { frameFor } from './frame.ts'
import { keepsakesIn, siteStorage, tabStorage } from './keepsakes.ts'
import { chooseLanguage } from './language.ts'
import { launcherFor } from './launcher.ts'
import { momentsIn } from './moments.ts'
import { panelFor } from './panel.ts'
import type { Wishes } from './script-tag.ts'
import { holdFocus, keepAboveKeyboard } from './on-phone.ts'
import { turnOf } from './turn.ts'
import { wordsOf } from './words.ts'

export type Widget = {
  open(): void
  close(): void
  /** What the site's server signed of its visitor, once she has signed in there. */
  identify(identity: string): void
  /** She signed out of the site. */
  forget(): void
}

type Placed = Widget & { remove(): void }

const openKey = 'open'
const languageKey = 'language'
const identityKey = 'identity'

/** The visitor may choose another language: then it is put there anew, and everything goes on. */
export function putWidget(given: Wishes): Widget {
  const kept = keepsakesIn(siteStorage(), prefixOf(given)).get(languageKey)
  let placed = place(kept === null ? given : { ...given, language: chooseLanguage([kept]) }, speak)

  function speak(language: Language): void {
    keepsakesIn(siteStorage(), prefixOf(given)).set(languageKey, language)
    placed.remove()
    placed = place({ ...given, language }, speak)
    placed.open()
  }

  return {
    open: () => placed.open(),
    close: () => placed.close(),
    identify: (identity) => placed.identify(identity),
    forget: () => placed.forget(),
  }
}

const prefixOf = ({ base }: Wishes) => `huawu:${base}:`

function place(wishes: Wishes, speak: (language: Language) => void): Placed {
  const { base, language } = wishes
  const prefix = prefixOf(wishes)

  const keepsakes = keepsakesIn(siteStorage(), prefix)
  const tab = keepsakesIn(tabStorage(), prefix)
  const say = wordsOf(language)
  const now = () => new Date()
  const gone = new AbortController()
  const frame = frameFor(wishes, gone.signal)
  let isOpen = false
  let drawing = false
  let announced = now().toISOString()
  let cameFrom: Element | null = null

  const isLookedAt = () => isOpen && document.visibilityState === 'visible'
  const clock = { now: Date.now, pause: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) }
  const chat = chatFor({
    base,
    language,
    siteId: wishes.siteId,
    unreachable: say('line.unreachable'),
    keepsakes,
    turn: turnOf(`${prefix}sender`, keepsakes, clientId(), clock),
    page: () => ({ url: pageAddress(), title: document.title.slice(0, 300) }),
    now,
    isLookedAt,
    changed: draw,
  })
  const moments = momentsIn(language, say)
  const panel = panelFor({ say, moments, language, title: wishes.title, drafts: tab, chat, close, speak })
  const launcher = launcherFor(say, () => (isOpen ? close() : open()), {
    letter: wishes.letter,
    words: wishes.launcher,
  })
  const announcer = element('p', { class: 'unseen', role: 'status' })

  /** Many changes of one moment are drawn once, also in a tab that is not seen. */
  function draw(): void {
    if (drawing) return
    drawing = true
    queueMicrotask(() => {
      drawing = false
      const scene = chat.scene()
      launcher.show(scene.unread, isOpen)
      if (isOpen) panel.show(scene, now())
      announce(scene.talk?.messages ?? [])
    })
  }

  function announce(
    messages: readonly { from: string; at: string; authorName: string | null; text: string }[],
  ): void {
    const latest = messages.filter(({ from, at }) => from === 'agent' && at > announced).at(-1)
    if (!latest) return
    announced = latest.at
    write(announcer, `${latest.authorName ?? say('author.agent')}: ${latest.text}`)
  }

  function open(): void {
    if (isOpen) return
    isOpen = true
    cameFrom = document.activeElement
    panel.element.hidden = false
    panel.show(chat.scene(), now())
    panel.opened()
    // In a page that is not being used, such as a frame beside somebody's typing, nothing may take the focus.
    if (document.hasFocus()) panel.focus()
    tab.set(openKey, '1')
    void chat.prepare()
    chat.revive()
    draw()
  }

  function close(): void {
    if (!isOpen) return
    isOpen = false
    const hadFocus = document.activeElement === frame.host
    panel.element.hidden = true
    tab.remove(openKey)
    draw()
    if (!hadFocus) return
    const isPlace = cameFrom instanceof HTMLElement && cameFrom !== frame.host && cameFrom !== document.body
    if (isPlace && cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus()
    else launcher.element.focus()
  }

  frame.body.append(panel.element, launcher.element, announcer)
  // The site's own shortcuts must not fire while somebody writes to us.
  for (const type of ['keydown', 'keypress', 'keyup']) {
    frame.body.addEventListener(type, (event) => event.stopPropagation())
  }
  frame.body.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || !isOpen) return
    if (!panel.back()) close()
  })
  holdFocus(panel.element, gone.signal)
  keepAboveKeyboard(panel.element, gone.signal)
  document.body.append(frame.host)
  followBrowser(chat, prefix, draw, gone.signal)
  chat.resume()
  draw()
  // A window that filled the phone's screen would hide the page she has just gone to.
  if (tab.get(openKey) && !matchMedia('(max-width: 480px)').matches) open()
  if (wishes.identity) identify(wishes.identity)

  /** The same user as last time needs no proof: her token is in this browser. */
  function identify(identity: string): void {
    const user = `${wishes.siteId ?? ''} ${userIn(identity)}`
    if (keepsakes.get(identityKey) === user && chat.isKnown()) return
    void chat.identify(identity).then((isKnown) => isKnown && keepsakes.set(identityKey, user))
  }

  return {
    open,
    close,
    identify,
    forget: () => {
      keepsakes.remove(identityKey)
      tab.remove('draft')
      chat.forget()
    },
    remove: () => {
      gone.abort()
      chat.stop()
      frame.host.remove()
    },
  }
}

/** Only to know whether it is the same as last time; who she is, the server decides. */
function userIn(identity: string): string {
  try {
    const text = atob((identity.split('.')[0] ?? '').replaceAll('-', '+').replaceAll('_', '/'))
    const claims: unknown = JSON.parse(text)
    return typeof claims === 'object' && claims !== null && 'userId' in claims
      ? String(claims.userId)
      : identity
  } catch {
    return identity
  }
}

function followBrowser(chat: Chat, prefix: string, draw: () => void, signal: AbortSignal): void {
  const until = { signal }
  window.addEventListener('online', chat.revive, until)
  window.addEventListener('offline', draw, until)
  const shown = ({ persisted }: PageTransitionEvent) => persisted && chat.revive()
  window.addEventListener('pageshow', shown, until)
  const seen = () => document.visibilityState === 'visible' && chat.revive()
  document.addEventListener('visibilitychange', seen, until)
  const kept = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(prefix)) void chat.keptElsewhere()
  }
  window.addEventListener('storage', kept, until)
}

/** What stands behind the # is the page's own business. */
function pageAddress(): string {
  return location.href.replace(/#.*$/s, '').slice(0, 2_000)
}
