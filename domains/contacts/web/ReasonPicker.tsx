// Several reasons by keyboard: typing narrows the tree, Enter takes one, Backspace gives the last one back.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import {
  listMyUsualReasons,
  mostReasonsChosen,
  reasonPath,
  reasonPathName,
  reasonsFound,
} from '#contacts/core'
import { Icon, isComposing, usePlace } from '#ui'
import styles from './ReasonPicker.module.css'
import { useReasons } from './use-reasons.ts'

export type ReasonPickerProps = {
  value: readonly string[]
  onChange(reasons: string[]): void
  /** Why they cannot be kept like this, in words. */
  problem?: string | undefined
}

export function ReasonPicker({ value, onChange, problem }: ReasonPickerProps): ReactNode {
  const { t } = useTranslation('contacts')
  const { language } = usePlace()
  const id = useId()
  const tree = useReasons()
  const usual = useUsual()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const isFull = value.length >= mostReasonsChosen
  const found = reasonsFound(typed, tree, usual).filter(({ code }) => !value.includes(code))
  const active = found[Math.min(at, found.length - 1)]
  const type = (text: string) => {
    setTyped(text)
    setAt(0)
  }
  const take = (code: string) => {
    if (isFull) return
    onChange([...value, code])
    type('')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const acts: Record<string, () => void> = {
      ArrowDown: () => setAt(Math.min(at + 1, found.length - 1)),
      ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Enter: () => active && take(active.code),
    }
    if (typed === '') acts['Backspace'] = () => onChange(value.slice(0, -1))
    else acts['Escape'] = () => type('')
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const optionId = (code: string) => `${id}-${code}`
  return (
    <div className={styles.picker}>
      <div className={styles.box} data-bad={problem !== undefined || undefined}>
        {value.map((code, place) => (
          <Chosen
            key={code}
            name={reasonPathName(tree, code, language)}
            main={place === 0}
            onMain={() => onChange([code, ...value.filter((other) => other !== code)])}
            onRemove={() => onChange(value.filter((other) => other !== code))}
          />
        ))}
        <input
          id={reasonInputId}
          role="combobox"
          aria-label={t('screen.reasons.title')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active && optionId(active.code)}
          aria-invalid={problem !== undefined || undefined}
          autoComplete="off"
          value={typed}
          disabled={isFull}
          placeholder={t(isFull ? 'screen.reasons.full' : 'screen.reasons.type')}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
          data-testid="reason-input"
        />
      </div>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {!isFull && (
        <Found
          id={`${id}-list`}
          options={found.map(({ code, names }) => ({
            code,
            id: optionId(code),
            name: names[language],
            above: reasonPath(tree, code)
              .slice(0, -1)
              .map((one) => one.names[language])
              .join(' / '),
          }))}
          activeCode={active?.code}
          onTake={take}
        />
      )}
    </div>
  )
}

const reasonInputId = 'wrap-up-reasons'

export function focusReasons(): void {
  document.getElementById(reasonInputId)?.focus()
}

function useUsual(): ReadonlyMap<string, number> {
  const { data } = useAsk(listMyUsualReasons, undefined, { staleTime: 120_000 })
  return new Map(data?.items.map(({ code, times }) => [code, times]))
}

type ChosenProps = { name: string; main: boolean; onMain(): void; onRemove(): void }

function Chosen({ name, main, onMain, onRemove }: ChosenProps) {
  const { t } = useTranslation('contacts')
  return (
    <span className={styles.chosen} data-main={main || undefined} data-testid="reason-chosen">
      {main ? (
        <span>
          {name} <em>{t('screen.reasons.main')}</em>
        </span>
      ) : (
        <button type="button" onClick={onMain} title={t('screen.reasons.make-main')}>
          {name}
        </button>
      )}
      <button type="button" onClick={onRemove} aria-label={t('screen.reasons.remove', { name })}>
        <Icon name="close" />
      </button>
    </span>
  )
}

type Option = { code: string; id: string; name: string; above: string }
type FoundProps = {
  id: string
  options: readonly Option[]
  activeCode: string | undefined
  onTake(code: string): void
}

function Found({ id, options, activeCode, onTake }: FoundProps) {
  const { t } = useTranslation('contacts')
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [activeCode])
  return (
    <>
      <ul ref={list} id={id} className={styles.found} role="listbox" aria-label={t('screen.reasons.title')}>
        {options.map((option) => (
          <li
            key={option.code}
            id={option.id}
            role="option"
            aria-selected={option.code === activeCode}
            onMouseDown={(event) => {
              event.preventDefault()
              onTake(option.code)
            }}
          >
            <span>{option.name}</span>
            <span className={styles.above}>{option.above}</span>
          </li>
        ))}
      </ul>
      {options.length === 0 && <p className={styles.none}>{t('screen.reasons.none')}</p>}
    </>
  )
}
