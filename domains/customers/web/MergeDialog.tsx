// What a merge would do, before it is done: nothing is lost, and all of it can be taken back.
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import { type Change, mergeCustomers, type MergePreview, previewMerge } from '#customers/core'
import { Dialog, ErrorNote, ListShape, useFormat, useToast } from '#ui'
import styles from './Customers.module.css'
import { Likeness } from './Likeness.tsx'
import { Named, useNameOf } from './Named.tsx'
import { useNavigateToCustomer } from './use-navigate-to-customer.ts'

export type MergeDialogProps = { survivorId: string; otherId: string; onClose(): void }

export function MergeDialog({ survivorId, otherId, onClose }: MergeDialogProps): ReactNode {
  const { t } = useTranslation(['customers', 'ui'])
  const [isSwapped, setSwapped] = useState(false)
  const [keptId, goneId] = isSwapped ? [otherId, survivorId] : [survivorId, otherId]
  const { data, error, refetch } = useAsk(previewMerge, {
    params: { customerId: keptId },
    query: { otherId: goneId },
  })
  const merging = useAct(mergeCustomers)
  const toast = useToast()
  const show = useNavigateToCustomer()
  const nameOf = useNameOf()
  const merge = async ({ survivor, other }: MergePreview) => {
    const body = { otherId: other.id, version: survivor.version, otherVersion: other.version }
    const done = await merging
      .mutateAsync({ params: { customerId: survivor.id }, body })
      .catch(() => refetch().then(() => undefined))
    if (!done) return
    toast.good(t('screen.merge.merged', { name: nameOf(other) }))
    onClose()
    if (isSwapped) show(survivor.id)
  }
  return (
    <Dialog title={t('screen.merge.title')} onClose={onClose}>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data && <ListShape rows={4} />}
      {data && <Preview preview={data} />}
      <ErrorNote error={merging.error} kept={t('screen.merge.looked-again')} />
      <div className={styles.acts}>
        <Button
          type="primary"
          disabled={!data}
          loading={merging.isPending}
          onClick={() => data && void merge(data)}
        >
          {t('screen.merge.act')}
        </Button>
        <Button onClick={() => setSwapped(!isSwapped)}>{t('screen.merge.swap')}</Button>
        <Button onClick={onClose}>{t('ui:cancel')}</Button>
      </div>
    </Dialog>
  )
}

function Preview({ preview }: { preview: MergePreview }): ReactNode {
  const { t } = useTranslation('customers')
  const { list } = useFormat()
  const { survivor, other, changes, conflicts, identities, tags, needs, likeness } = preview
  const need = needs.map(({ kind, text }) => (text === null ? t(`screen.need.${kind}`) : text))
  return (
    <div className={styles.stack}>
      <dl className={styles.facts}>
        <Fact term={t('screen.merge.stays')}>
          <Named customer={survivor} /> {survivor.phones[0]}
        </Fact>
        <Fact term={t('screen.merge.goes')}>
          <Named customer={other} /> {other.phones[0]}
        </Fact>
        {changes.map((change) => (
          <Changed key={change.field} change={change} />
        ))}
        {identities.length > 0 && (
          <Fact term={t('screen.merge.comes')}>{list(identities.map(({ shown }) => shown))}</Fact>
        )}
        {tags.length > 0 && <Fact term={t('screen.field.tags')}>＋ {list(tags)}</Fact>}
        {need.length > 0 && <Fact term={t('screen.field.needs')}>＋ {list(need)}</Fact>}
        {conflicts.map((conflict) => (
          <Fact key={conflict.field} term={t(`screen.field.${conflict.field}`)}>
            {t('screen.merge.conflict', { mine: conflict.before, hers: conflict.after })}
          </Fact>
        ))}
      </dl>
      <Likeness likeness={likeness} />
      <p className={styles.quiet}>{t('screen.merge.effect')}</p>
    </div>
  )
}

function Changed({ change: { field, before, after } }: { change: Change }): ReactNode {
  const { t } = useTranslation('customers')
  const said = (value: string | null) =>
    value === null
      ? '—'
      : field === 'level' || field === 'language'
        ? t(`screen.${field}.${value}`)
        : field === 'preferredChannel'
          ? t(`screen.channel.${value}`)
          : value
  return (
    <Fact term={t(`screen.field.${field}`)}>
      {said(before)} → <strong>{said(after)}</strong>
    </Fact>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
