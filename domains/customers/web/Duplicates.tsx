// Who may be the same person, with what speaks for it; and what was merged, to be undone.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import {
  type Candidate,
  type CustomerPage,
  listDuplicates,
  type Merge,
  undoMerge,
  whyNotUndo,
} from '#customers/core'
import { ErrorNote, ListShape, Mark, ReasonedButton, useConfirm, useToast, When } from '#ui'
import { CustomerSearch } from './CustomerSearch.tsx'
import styles from './Customers.module.css'
import { Likeness } from './Likeness.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { Named, useNameOf } from './Named.tsx'
import { useWhyNotMerge } from './use-may.ts'
import { useTellApart } from './use-tell-apart.ts'

export function Duplicates({ customer }: { customer: CustomerPage }): ReactNode {
  const { t } = useTranslation('customers')
  const [otherId, setOtherId] = useState<string>()
  const [searching, setSearching] = useState(false)
  const { data, error, refetch } = useAsk(listDuplicates, { params: { customerId: customer.id } })
  const reason = useWhyNotMerge(customer)
  return (
    <>
      <p className={styles.quiet}>{t('screen.duplicates.hint')}</p>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data && <ListShape rows={2} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t('screen.duplicates.none')}</p>}
      <ul data-testid="duplicates">
        {data?.items.map((candidate) => (
          <Suggested
            key={candidate.customer.id}
            customerId={customer.id}
            candidate={candidate}
            reason={reason}
            onMerge={setOtherId}
          />
        ))}
      </ul>
      <div className={styles.acts}>
        <ReasonedButton size="small" reason={reason} onClick={() => setSearching(!searching)}>
          {t('screen.duplicates.other')}
        </ReasonedButton>
      </div>
      {searching && (
        <CustomerSearch without={customer.id} act={t('screen.merge.see')} onChoose={setOtherId} />
      )}
      <Merges customer={customer} reason={reason} />
      {otherId && (
        <MergeDialog survivorId={customer.id} otherId={otherId} onClose={() => setOtherId(undefined)} />
      )}
    </>
  )
}

type SuggestedProps = {
  customerId: string
  candidate: Candidate
  reason: string | undefined
  onMerge(otherId: string): void
}

function Suggested({ customerId, candidate, reason, onMerge }: SuggestedProps): ReactNode {
  const { t } = useTranslation('customers')
  const { customer } = candidate
  const { telling, tell } = useTellApart(customerId, customer.id)
  return (
    <li className={styles.candidate}>
      <Named customer={customer} /> <span className={styles.figures}>{customer.phones[0]}</span>
      <Likeness likeness={candidate} />
      <div className={styles.acts}>
        <ReasonedButton size="small" type="primary" reason={reason} onClick={() => onMerge(customer.id)}>
          {t('screen.merge.see')}
        </ReasonedButton>
        <ReasonedButton size="small" reason={reason} loading={telling} onClick={tell}>
          {t('screen.duplicates.apart')}
        </ReasonedButton>
      </div>
    </li>
  )
}

function Merges({ customer, reason }: { customer: CustomerPage; reason: string | undefined }): ReactNode {
  const { t } = useTranslation('customers')
  if (customer.merges.length === 0) return null
  return (
    <section className={styles.part} aria-label={t('screen.merge.done')}>
      <h3>{t('screen.merge.done')}</h3>
      <ul>
        {customer.merges.map((merge) => (
          <Merged key={merge.id} merge={merge} customer={customer} reason={reason} />
        ))}
      </ul>
    </section>
  )
}

type MergedProps = { merge: Merge; customer: CustomerPage; reason: string | undefined }

function Merged({ merge, customer, reason }: MergedProps): ReactNode {
  const { t } = useTranslation('customers')
  const undoing = useAct(undoMerge)
  const [confirm, toast] = [useConfirm(), useToast()]
  const name = useNameOf()({ name: merge.mergedName })
  const why = whyNotUndo(merge, customer, customer.merges)
  const undo = async () => {
    const question = {
      title: t('screen.merge.undo-question', { name }),
      text: t('screen.merge.undo-effect'),
      confirm: t('screen.merge.undo'),
    }
    if (!(await confirm(question))) return
    await undoing.mutateAsync({ params: { customerId: customer.id, mergeId: merge.id } }).then(
      () => toast.good(t('screen.merge.undone', { name })),
      (failure: unknown) => toast.bad(failure),
    )
  }
  return (
    <li className={styles.line}>
      <span>
        {name}
        <br />
        <span className={styles.unnamed}>
          {merge.by} · <When at={merge.at} />
        </span>
      </span>
      {merge.undoneAt === null ? (
        <ReasonedButton
          size="small"
          reason={reason ?? (why && t(`refusals.${why}`))}
          loading={undoing.isPending}
          onClick={() => void undo()}
        >
          {t('screen.merge.undo')}
        </ReasonedButton>
      ) : (
        <Mark meaning="none">{t('screen.merge.was-undone', { who: merge.undoneBy ?? '' })}</Mark>
      )}
    </li>
  )
}
