// Queues and colleagues to choose from: type a name or its pinyin, ↑ ↓ to move, Enter to choose.
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Face, Icon, isComposing, Mark, StateBadge } from '#ui'
import type { Colleague, QueueTarget } from '#transfers/core'
import styles from './TargetList.module.css'

export type Target =
  | { kind: 'queue'; id: string; queue: QueueTarget }
  | { kind: 'person'; id: string; person: Colleague; off: string | undefined }

export type TargetListProps = {
  label: string
  targets: readonly Target[]
  chosen: string | undefined
  loading: boolean
  onChoose(target: Target): void
  /** Enter on what is chosen. */
  onTake(): void
  search: string
  onSearch(text: string): void
  field?: Ref<InputRef>
}

export function TargetList(props: TargetListProps): ReactNode {
  const { t } = useTranslation('transfers')
  const { label, targets, chosen, onChoose, onTake, search, onSearch, loading, field } = props
  const listId = useId()
  const free = targets.filter((target) => target.kind === 'queue' || target.off === undefined)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      const at = free.findIndex(({ id }) => id === chosen)
      const next = free[Math.min(free.length - 1, Math.max(0, at + step))]
      if (next) onChoose(next)
    }
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      onTake()
    }
  }
  return (
    <div className={styles.targets}>
      <Input
        {...(field && { ref: field })}
        allowClear
        type="search"
        prefix={<Icon name="search" />}
        placeholder={t('screen.search')}
        aria-label={label}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${chosen}` : undefined}
        value={search}
        onChange={({ target }) => onSearch(target.value)}
        onKeyDown={onKeyDown}
        data-testid="target-search"
      />
      <ul className={styles.list} role="listbox" id={listId} aria-label={label} aria-busy={loading}>
        {targets.map((target) => (
          <Option
            key={target.id}
            target={target}
            id={`${listId}-${target.id}`}
            chosen={target.id === chosen}
            onChoose={() => onChoose(target)}
          />
        ))}
      </ul>
      {targets.length === 0 && !loading && <p className={styles.none}>{t('screen.nobody')}</p>}
    </div>
  )
}

type OptionProps = { target: Target; id: string; chosen: boolean; onChoose(): void }

function Option({ target, id, chosen, onChoose }: OptionProps) {
  const off = target.kind === 'person' && target.off !== undefined
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above moves through the list by keys
    <li
      id={id}
      className={styles.option}
      role="option"
      aria-selected={chosen}
      aria-disabled={off || undefined}
      onClick={off ? undefined : onChoose}
      data-testid="target"
      data-target={target.id}
    >
      {target.kind === 'queue' ? <Queue queue={target.queue} /> : <Person {...target} />}
    </li>
  )
}

function Queue({ queue }: { queue: QueueTarget }) {
  const { t } = useTranslation('transfers')
  return (
    <>
      <span className={styles.sign}>
        <Icon name="queue" />
      </span>
      <span className={styles.name}>{queue.name}</span>
      <span className={styles.side}>{t('screen.waiting', { count: queue.waiting })}</span>
      {queue.isOwn && <span className={styles.below}>{t('screen.own-queue')}</span>}
    </>
  )
}

function Person({ person, off }: Extract<Target, { kind: 'person' }>) {
  const { t } = useTranslation('transfers')
  const { name, unitName, staffNumber, shown, load, capacity, skills, lacks } = person
  const about = [unitName, staffNumber].filter(Boolean).join(' · ')
  const skilled = skills.map((skill) => `${skill.name} ${skill.level}`).join(' · ')
  return (
    <>
      <span className={styles.sign}>
        <Face name={name} size={30} />
      </span>
      <span className={styles.name}>{name}</span>
      <span className={styles.side}>
        <StateBadge state={shown} /> {load}/{capacity}
      </span>
      <span className={styles.below}>{[about, skilled].filter(Boolean).join('　')}</span>
      {off !== undefined && <span className={styles.below}>{off}</span>}
      {off === undefined && lacks.length > 0 && (
        <span className={styles.below}>
          <Mark meaning="mind">
            {t('screen.lacks', { skills: lacks.map((skill) => `${skill.name} ${skill.level}`).join('、') })}
          </Mark>
        </span>
      )}
    </>
  )
}
