// The organisation tree: ↑ ↓ move, ← → fold, Enter opens, + adds below.
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, isComposing } from '#ui'
import { unfolded } from './unfolded.ts'
import type { PlantedUnit } from './units.ts'
import styles from './UnitTree.module.css'

export type UnitTreeProps = {
  units: readonly PlantedUnit[]
  open: string | undefined
  onOpen(unitId: string): void
  onAdd(parentId: string): void
}

export function UnitTree({ units, open, onOpen, onAdd }: UnitTreeProps): ReactNode {
  const { t } = useTranslation('people')
  const list = useRef<HTMLUListElement>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string>()
  const shown = unfolded(units, folded)
  const inTab = shown.some(({ id }) => id === focused) ? focused : (open ?? shown[0]?.id)
  const go = (unit: PlantedUnit | undefined) => {
    if (!unit) return
    setFocused(unit.id)
    list.current?.querySelector<HTMLElement>(`[data-unit="${unit.id}"]`)?.focus()
  }
  const fold = (id: string, folds: boolean) =>
    setFolded((now) => (folds ? new Set([...now, id]) : new Set([...now].filter((one) => one !== id))))

  function act(event: KeyboardEvent, unit: PlantedUnit): void {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const at = shown.indexOf(unit)
    const isOpen = unit.children > 0 && !folded.has(unit.id)
    const acts: Record<string, () => void> = {
      ArrowDown: () => go(shown[at + 1]),
      ArrowUp: () => go(shown[at - 1]),
      Home: () => go(shown[0]),
      End: () => go(shown.at(-1)),
      ArrowRight: () => (isOpen ? go(shown[at + 1]) : fold(unit.id, false)),
      ArrowLeft: () => (isOpen ? fold(unit.id, true) : go(shown.find(({ id }) => id === unit.parentId))),
      Enter: () => onOpen(unit.id),
      ' ': () => onOpen(unit.id),
      '+': () => onAdd(unit.id),
    }
    const chosen = acts[event.key]
    if (!chosen) return
    event.preventDefault()
    chosen()
  }

  return (
    <ul ref={list} className={styles.tree} role="tree" aria-label={t('screen.units.title')}>
      {shown.map((unit) => (
        <li
          key={unit.id}
          role="treeitem"
          data-unit={unit.id}
          aria-level={unit.depth + 1}
          aria-selected={unit.id === open}
          aria-expanded={unit.children > 0 ? !folded.has(unit.id) : undefined}
          tabIndex={unit.id === inTab ? 0 : -1}
          style={{ paddingLeft: 8 + unit.depth * 24 }}
          onFocus={() => setFocused(unit.id)}
          onKeyDown={(event) => act(event, unit)}
          onClick={() => onOpen(unit.id)}
        >
          <span
            className={styles.fold}
            data-none={unit.children === 0 || undefined}
            data-folded={folded.has(unit.id) || undefined}
            onClick={(event) => {
              if (unit.children === 0) return
              event.stopPropagation()
              fold(unit.id, !folded.has(unit.id))
            }}
          >
            <Icon name="down" />
          </span>
          <span className={styles.name}>{unit.name}</span>
          <span className={styles.level}>{t(`screen.level-of-unit.${unit.level}`)}</span>
          <span className={styles.leader}>
            {unit.leader && t('screen.units.led-by', { name: unit.leader.name })}
          </span>
          <span className={styles.people}>{t('screen.units.people', { number: unit.people })}</span>
        </li>
      ))}
    </ul>
  )
}
