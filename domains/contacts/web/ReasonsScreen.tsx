// 来电原因: the one tree of what contacts are about, and what may come of them.
import { Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import {
  listContactOutcomes,
  listContactReasons,
  moveContactOutcome,
  moveContactReason,
} from '#contacts/core'
import { useWhyNot } from '#identity/web'
import { ErrorNote, Icon, ListShape, Page, ReasonedButton, useToast } from '#ui'
import type { Item, Place } from './catalogue.ts'
import { CatalogueEditor, type Kind } from './CatalogueEditor.tsx'
import { CatalogueTree } from './CatalogueTree.tsx'
import styles from './CatalogueTree.module.css'
import { useAskedAgain } from './use-asked-again.ts'

const kinds = ['reasons', 'outcomes'] as const
type Open = { code: string } | { below: string | null }

export function ReasonsScreen(): ReactNode {
  const { t } = useTranslation('contacts')
  const [kind, setKind] = useState<Kind>('reasons')
  const [open, setOpen] = useState<Open>()
  const catalogue = useCatalogue(kind)
  const move = useMove(kind)
  const reason = useWhyNot('reasons.manage')()
  const item = open && 'code' in open ? catalogue.items.find(({ code }) => code === open.code) : undefined
  const shown = open && ('below' in open || item)
  return (
    <Page
      title={t(`screen.reasons.${kind}`)}
      hint={t(`screen.reasons.${kind}-hint`)}
      actions={
        <ReasonedButton
          type="primary"
          icon={<Icon name="add" />}
          reason={reason}
          onClick={() => setOpen({ below: kind === 'reasons' ? (item?.code ?? null) : null })}
          data-testid="add-reason"
        >
          {t(`screen.reasons.add-${kind}`)}
        </ReasonedButton>
      }
      aside={
        shown && (
          <CatalogueEditor
            key={'code' in open ? open.code : `new below ${open.below}`}
            kind={kind}
            item={item}
            items={catalogue.items}
            below={'below' in open ? open.below : (item?.parent ?? null)}
            reason={reason}
            onClose={() => setOpen(undefined)}
            onSaved={(code) => setOpen({ code })}
          />
        )
      }
    >
      <div className={styles.tabs}>
        <Segmented
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`screen.reasons.${value}`) }))}
          onChange={(next) => {
            setKind(next)
            setOpen(undefined)
          }}
          aria-label={t('screen.reasons.kind')}
        />
      </div>
      <ErrorNote error={catalogue.error} onRetry={catalogue.again} />
      {catalogue.loading && <ListShape />}
      {catalogue.items.length > 0 && (
        <CatalogueTree
          label={t(`screen.reasons.${kind}`)}
          items={catalogue.items}
          open={item?.code}
          hasBranches={kind === 'reasons'}
          onOpen={(code) => setOpen({ code })}
          onAdd={(below) => setOpen({ below })}
          onMove={move}
        />
      )}
      <p className={styles.keys}>{t(`screen.reasons.${kind}-keys`)}</p>
    </Page>
  )
}

function useCatalogue(kind: Kind) {
  const reasons = useAsk(listContactReasons)
  const outcomes = useAsk(listContactOutcomes)
  useAskedAgain(listContactReasons, /^contact-reasons\./)
  useAskedAgain(listContactOutcomes, /^contact-reasons\./)
  const asked = kind === 'reasons' ? reasons : outcomes
  const items: readonly Item[] =
    kind === 'reasons'
      ? (reasons.data?.items ?? [])
      : (outcomes.data?.items ?? []).map((outcome) => ({ ...outcome, parent: null }))
  return { items, loading: asked.isPending, error: asked.error, again: () => void asked.refetch() }
}

function useMove(kind: Kind): (item: Item, place: Place) => void {
  const toast = useToast()
  const reason = useAct(moveContactReason, { changes: [listContactReasons] })
  const outcome = useAct(moveContactOutcome, { changes: [listContactOutcomes] })
  return ({ code, version }, { parent, before }) => {
    const done =
      kind === 'reasons'
        ? reason.mutateAsync({ params: { reasonCode: code }, body: { version, parent, before } })
        : outcome.mutateAsync({ params: { outcomeCode: code }, body: { version, before } })
    done.catch(toast.bad)
  }
}
