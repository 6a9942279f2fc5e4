// A tree to edit by keyboard: ↑ ↓ go, ← → fold, Enter opens, + adds below, Alt with the arrows moves.
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, isComposing, Mark, usePlace } from '#ui'
import { type Item, type Place, placeBy, type ShownItem, shownItems } from './catalogue.ts'
import styles from './CatalogueTree.module.css'

export type CatalogueTreeProps = {
  label: string
  items: readonly Item[]
  open: string | undefined
  /** Outcomes are a list. */
  hasBranches: boolean
  onOpen(code: string): void
  onAdd(parent: string): void
  onMove(item: Item, place: Place): void
}

const moves: Readonly<Record<string, 'up' | 'down' | 'in' | 'out'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

export function CatalogueTree(props: CatalogueTreeProps): ReactNode {
  const { label, items, open, hasBranches, onOpen, onAdd, onMove } = props
  const list = useRef<HTMLUListElement>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string>()
  const shown = shownItems(items, folded)
  const inTab = shown.some(({ code }) => code === focused) ? focused : (open ?? shown[0]?.code)
  const go = (item: { code: string } | undefined) => {
    if (item) list.current?.querySelector<HTMLElement>(`[data-code="${item.code}"]`)?.focus()
  }
  const fold = (code: string, folds: boolean) =>
    setFolded((now) => new Set(folds ? [...now, code] : [...now].filter((one) => one !== code)))
  useFocusKept(list, focused, items)

  function onKeyDown(event: KeyboardEvent, item: ShownItem): void {
    if (isComposing(event) || event.ctrlKey || event.metaKey) return
    const move = event.altKey ? moves[event.key] : undefined
    const act = move ? () => shift(item, move) : event.altKey ? undefined : keysOf(item)[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  function shift(item: ShownItem, move: 'up' | 'down' | 'in' | 'out'): void {
    if (!hasBranches && (move === 'in' || move === 'out')) return
    const place = placeBy(move, item, items)
    if (place === undefined) return
    if (place.parent !== null) fold(place.parent, false)
    onMove(item, place)
  }

  function keysOf(item: ShownItem): Record<string, () => void> {
    const at = shown.indexOf(item)
    const unfolds = item.children > 0 && !folded.has(item.code)
    return {
      ArrowDown: () => go(shown[at + 1]),
      ArrowUp: () => go(shown[at - 1]),
      Home: () => go(shown[0]),
      End: () => go(shown.at(-1)),
      ArrowRight: () => (unfolds ? go(shown[at + 1]) : fold(item.code, false)),
      ArrowLeft: () => (unfolds ? fold(item.code, true) : go(shown.find(({ code }) => code === item.parent))),
      Enter: () => onOpen(item.code),
      ' ': () => onOpen(item.code),
      ...(hasBranches && { '+': () => onAdd(item.code) }),
    }
  }

  return (
    <ul ref={list} className={styles.tree} role="tree" aria-label={label}>
      {shown.map((item) => (
        <li
          key={item.code}
          role="treeitem"
          data-code={item.code}
          aria-level={item.depth + 1}
          aria-selected={item.code === open}
          aria-expanded={item.children > 0 ? !folded.has(item.code) : undefined}
          tabIndex={item.code === inTab ? 0 : -1}
          style={{ paddingLeft: 8 + item.depth * 24 }}
          onFocus={() => setFocused(item.code)}
          onKeyDown={(event) => onKeyDown(event, item)}
          onClick={() => onOpen(item.code)}
        >
          <span
            className={styles.fold}
            data-none={item.children === 0 || undefined}
            data-folded={folded.has(item.code) || undefined}
            onClick={(event) => {
              if (item.children === 0) return
              event.stopPropagation()
              fold(item.code, !folded.has(item.code))
            }}
          >
            <Icon name="down" />
          </span>
          <Line item={item} />
        </li>
      ))}
    </ul>
  )
}

function Line({ item: { names, code, retired } }: { item: ShownItem }) {
  const { t } = useTranslation('contacts')
  const { language } = usePlace()
  const others = (['zh-Hans', 'zh-Hant', 'en'] as const).filter((each) => each !== language)
  return (
    <>
      <span className={styles.name} data-retired={retired || undefined}>
        {names[language]}
      </span>
      {retired && <Mark meaning="none">{t('screen.reasons.retired')}</Mark>}
      <span className={styles.others}>{others.map((each) => names[each]).join(' · ')}</span>
      <code className={styles.code}>{code}</code>
    </>
  )
}

/** After a move the line stands elsewhere: the focus goes with it. */
function useFocusKept(
  list: { current: HTMLUListElement | null },
  focused: string | undefined,
  items: readonly Item[],
): void {
  const had = useRef(false)
  useEffect(() => {
    const inTree = list.current?.contains(document.activeElement) ?? false
    if (had.current && !inTree && document.activeElement === document.body && focused !== undefined) {
      list.current?.querySelector<HTMLElement>(`[data-code="${focused}"]`)?.focus()
    }
    had.current = list.current?.contains(document.activeElement) ?? false
  }, [items, focused, list])
}
