// The keys of the screen: never while an input method composes, and all of them listed under `?`.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

/** 'mod' is Ctrl, and ⌘ on a Mac: 'mod+enter', 'alt+1', 'escape', '?', 'j'. */
export type Shortcut = {
  keys: string
  /** Its words in the list of keys; without them it is not listed. */
  label?: string | undefined
  when?: boolean
  run(event: KeyboardEvent): void
}

type Entry = { keys: string; label: string | undefined; run(event: KeyboardEvent): void }

let entries: readonly Entry[] = []
const watchers = new Set<() => void>()

function change(next: readonly Entry[]): void {
  entries = next
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

type Composing = Pick<KeyboardEvent, 'isComposing' | 'keyCode'>

/** Enter that only takes a word out of the input method is not an Enter; 229 is how Safari says it. */
export function isComposing(event: Composing | { nativeEvent: Composing }): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event
  return native.isComposing || native.keyCode === 229
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** On a Mac ⌥ 1 prints ¡, so with it the key counts and not what it prints. */
function keyOf({ key, code, altKey }: Pressed): string {
  const pressed = altKey ? /^(?:Digit|Key)(\w)$/.exec(code)?.[1] : undefined
  return key === ' ' ? 'space' : (pressed ?? key).toLowerCase()
}

export function keysOf(event: Pressed, mac: boolean): string {
  const key = keyOf(event)
  const mod = mac ? event.metaKey : event.ctrlKey
  // Shift is already in what a printing key prints: '?' and not 'shift+/'.
  const shift = event.shiftKey && key.length > 1
  return [mod && 'mod', event.altKey && 'alt', shift && 'shift', key].filter(Boolean).join('+')
}

function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])')
  )
}

/** Lists, menus and dialogs that float above the screen take Esc, Enter and arrows first. */
const floats =
  '.ant-select-open, .ant-picker-dropdown:not(.ant-picker-dropdown-hidden), .ant-dropdown:not(.ant-dropdown-hidden), dialog[open]'

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent)

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return
  const keys = keysOf(event, isMac())
  const plain = !keys.includes('mod+') && !keys.includes('alt+') && keys !== 'escape'
  if (plain && typesText(event.target)) return
  if ([...document.querySelectorAll(floats)].some((float) => float.checkVisibility())) return
  const entry = entries.findLast((each) => each.keys === keys)
  if (!entry) return
  // Enter and space belong to the button or link that has the focus.
  const onControl =
    event.target instanceof HTMLElement &&
    event.target.closest('button, a, summary, [role=button], [role=menuitem]')
  if ((keys === 'enter' || keys === 'space') && onControl) return
  event.preventDefault()
  entry.run(event)
}

if (typeof window !== 'undefined') window.addEventListener('keydown', onKeyDown)

/** A key while the component is there; of several with the same key the latest has it. */
export function useShortcut({ keys, label, when = true, run }: Shortcut): void {
  const acted = useEffectEvent(run)
  useEffect(() => {
    if (!when) return
    const entry: Entry = { keys: keys.toLowerCase(), label, run: (event) => acted(event) }
    change([...entries, entry])
    return () => change(entries.filter((each) => each !== entry))
  }, [keys, label, when])
}

/** Esc closes the topmost thing. */
export function useEscape(close: () => void, when = true): void {
  useShortcut({ keys: 'escape', when, run: close })
}

export const useShortcutList = (): readonly Entry[] => useSyncExternalStore(watch, () => entries)

const signs: Readonly<Record<string, string>> = {
  enter: 'Enter',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: 'Space',
}

/** 'mod+enter' as it stands on the keyboard. */
export function keyNames(keys: string, mac: boolean): string[] {
  return keys
    .toLowerCase()
    .split(/\+(?=.)/)
    .map((key) =>
      key === 'mod'
        ? mac
          ? '⌘'
          : 'Ctrl'
        : key === 'alt'
          ? mac
            ? '⌥'
            : 'Alt'
          : (signs[key] ?? key.toUpperCase()),
    )
}
