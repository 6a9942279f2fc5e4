import { Button, Segmented } from 'antd'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAskPages } from '#connection'
import { useWhyNot } from '#identity/web'
import { listPeople, type Person, type PersonState, personStates } from '#people/core'
import { type Column, DataList, EmptyState, Face, Icon, Mark, Page, ReasonedButton, SearchField } from '#ui'
import styles from './People.module.css'
import { PersonPanel } from './PersonPanel.tsx'
import { UnitSelect } from './UnitSelect.tsx'

type Wanted = { q: string; unitId: string | undefined; state: PersonState }

export function PeopleScreen(): ReactNode {
  const { t } = useTranslation('people')
  const navigate = useNavigate()
  const { personId } = useParams({ strict: false })
  const [wanted, setWanted] = useState<Wanted>({ q: '', unitId: undefined, state: 'active' })
  const { q, unitId, state } = wanted
  const query = { state, ...(q && { q }), ...(unitId && { unitId }) }
  const people = useAskPages(listPeople, { query }, { keepPrevious: true })
  const whyNot = useWhyNot('people.manage')
  const open = (id?: string) => void navigate({ to: id ? `/settings/people/${id}` : '/settings/people' })
  const add = (
    <ReasonedButton type="primary" icon={<Icon name="add" />} reason={whyNot()} onClick={() => open('new')}>
      {t('screen.people.add')}
    </ReasonedButton>
  )
  const found = q !== '' || unitId !== undefined || state === 'left'
  return (
    <Page
      title={t('screen.people.title')}
      actions={add}
      aside={
        personId && <PersonPanel key={personId} personId={personId} onClose={() => open()} onOpen={open} />
      }
    >
      <Filters wanted={wanted} onChange={setWanted} />
      <DataList
        label={t('screen.people.title')}
        rows={people.items}
        rowKey={({ id }) => id}
        columns={useColumns()}
        onOpen={({ id }) => open(id)}
        openKey={personId}
        loading={people.loading}
        error={people.error}
        onRetry={people.again}
        pages={people}
        empty={
          found ? (
            <EmptyState
              icon="search"
              title={t('screen.people.not-found')}
              action={
                <Button onClick={() => setWanted({ q: '', unitId: undefined, state: 'active' })}>
                  {t('screen.people.all')}
                </Button>
              }
            />
          ) : (
            <EmptyState icon="people" title={t('screen.people.none')}>
              {t('screen.people.none-hint')}
            </EmptyState>
          )
        }
      />
    </Page>
  )
}

function useColumns(): Column<Person>[] {
  const { t } = useTranslation('people')
  return [
    { key: 'name', title: t('screen.person-field.name'), render: (person) => <Named person={person} /> },
    { key: 'number', title: t('screen.field.staffNumber'), render: ({ staffNumber }) => staffNumber },
    {
      key: 'unit',
      title: t('screen.field.unitId'),
      render: ({ unitName }) => unitName ?? t('screen.person.no-unit'),
    },
    { key: 'email', title: t('screen.field.email'), wide: true, render: ({ email }) => email ?? '—' },
  ]
}

function Named({ person }: { person: Person }): ReactNode {
  const { t } = useTranslation('people')
  return (
    <span className={styles.named}>
      <Face name={person.name} size={26} />
      {person.name}
      {person.state === 'left' && <Mark meaning="none">{t('screen.people.left')}</Mark>}
    </span>
  )
}

function Filters({ wanted, onChange }: { wanted: Wanted; onChange(wanted: Wanted): void }): ReactNode {
  const { t } = useTranslation('people')
  return (
    <search className={styles.filters}>
      <SearchField
        label={t('screen.people.search')}
        value={wanted.q}
        onSearch={(q) => onChange({ ...wanted, q })}
      />
      <UnitSelect
        allowClear
        placeholder={t('screen.people.any-unit')}
        aria-label={t('screen.people.any-unit')}
        {...(wanted.unitId && { value: wanted.unitId })}
        onChange={(unitId: string | undefined) => onChange({ ...wanted, unitId })}
      />
      <Segmented
        aria-label={t('screen.people.state')}
        value={wanted.state}
        options={personStates.map((value) => ({ value, label: t(`screen.people.${value}`) }))}
        onChange={(state) => onChange({ ...wanted, state })}
      />
    </search>
  )
}
