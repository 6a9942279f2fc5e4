import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Need, needKinds } from '#customers/core'
import { Icon } from '#ui'
import styles from './Customers.module.css'

const most = 12

export function NeedsEditor({
  needs,
  isSealed,
  onChange,
}: {
  needs: Need[]
  /** Texts that hide something are taken off or kept, not written in. */
  isSealed: boolean
  onChange(needs: Need[]): void
}): ReactNode {
  const { t } = useTranslation('customers')
  const kinds = needKinds.map((value) => ({ value, label: t(`screen.need.${value}`) }))
  const change = (at: number, part: Partial<Need>) =>
    onChange(needs.map((need, index) => (index === at ? { ...need, ...part } : need)))
  return (
    <>
      {needs.map((need, at) => (
        // A need has no name of its own; its place is what tells it from the others.
        // oxlint-disable-next-line react/no-array-index-key
        <div className={styles.need} key={at}>
          <Select
            aria-label={t('screen.need.kind')}
            value={need.kind}
            options={kinds}
            onChange={(kind) => change(at, { kind })}
          />
          <Input
            aria-label={t('screen.need.text')}
            placeholder={t('screen.need.text')}
            value={need.text ?? ''}
            maxLength={100}
            disabled={isSealed && need.text?.includes('***') === true}
            onChange={({ target }) => change(at, { text: target.value === '' ? null : target.value })}
          />
          <Button
            type="text"
            icon={<Icon name="close" />}
            aria-label={t('screen.need.remove')}
            onClick={() => onChange(needs.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {needs.length < most && (
        <Button
          size="small"
          icon={<Icon name="add" />}
          onClick={() => onChange([...needs, { kind: 'hearing', text: null }])}
        >
          {t('screen.need.add')}
        </Button>
      )}
    </>
  )
}
