import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWhyNot } from '#identity/web'
import { EmptyState, ErrorNote, Icon, ListShape, Page, ReasonedButton } from '#ui'
import { UnitEditor } from './UnitEditor.tsx'
import { UnitTree } from './UnitTree.tsx'
import { useUnits } from './units.ts'

/** What the panel shows: a unit, or a new one below another. */
export type OpenUnit = { kind: 'unit'; id: string } | { kind: 'new'; parentId: string | null }

export function UnitsScreen(): ReactNode {
  const { t } = useTranslation('people')
  const units = useUnits()
  const [open, setOpen] = useState<OpenUnit>()
  const reason = useWhyNot('units.manage')()
  const unit = open?.kind === 'unit' ? units.byId.get(open.id) : undefined
  const add = (
    <ReasonedButton
      type="primary"
      icon={<Icon name="add" />}
      reason={reason}
      onClick={() => setOpen({ kind: 'new', parentId: unit?.id ?? null })}
    >
      {unit && unit.level !== 'team'
        ? t('screen.units.add-below', { name: unit.name })
        : t('screen.units.add')}
    </ReasonedButton>
  )
  const shown = open && (open.kind === 'new' || unit)
  return (
    <Page
      title={t('screen.units.title')}
      hint={t('screen.units.hint')}
      actions={add}
      aside={
        shown && (
          <UnitEditor
            key={open.kind === 'unit' ? open.id : `new below ${open.parentId}`}
            unit={unit}
            parentId={open.kind === 'new' ? open.parentId : (unit?.parentId ?? null)}
            onClose={() => setOpen(undefined)}
            onSaved={({ id }) => setOpen({ kind: 'unit', id })}
          />
        )
      }
    >
      <ErrorNote error={units.error} onRetry={units.again} />
      {units.loading && <ListShape />}
      {!units.loading && !units.error && units.all.length === 0 && (
        <EmptyState icon="tree" title={t('screen.units.none')}>
          {t('screen.units.none-hint')}
        </EmptyState>
      )}
      {units.all.length > 0 && (
        <UnitTree
          units={units.all}
          open={unit?.id}
          onOpen={(id) => setOpen({ kind: 'unit', id })}
          onAdd={(parentId) => setOpen({ kind: 'new', parentId })}
        />
      )}
    </Page>
  )
}
