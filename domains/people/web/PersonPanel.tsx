import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { useMe, useWhyNot } from '#identity/web'
import { getPerson, type PersonPage, whyNotChange } from '#people/core'
import { ErrorNote, ListShape, SidePanel } from '#ui'
import { PersonAccount } from './PersonAccount.tsx'
import { PersonEditor } from './PersonEditor.tsx'
import { PersonLeaving } from './PersonLeaving.tsx'

export type PersonPanelProps = { personId: string; onClose(): void; onOpen(personId: string): void }

/** One person beside the list. */
export function PersonPanel({ personId, onClose, onOpen }: PersonPanelProps): ReactNode {
  const { t } = useTranslation('people')
  const isNew = personId === 'new'
  const whyNot = useWhyNot('people.manage')
  const { data, error, refetch } = useAsk(getPerson, { params: { personId } }, { enabled: !isNew })
  if (isNew)
    return (
      <PersonEditor person={undefined} reason={whyNot()} onClose={onClose} onSaved={({ id }) => onOpen(id)} />
    )
  if (!data) {
    return (
      <SidePanel title={t('screen.people.title')} onClose={onClose}>
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <ListShape />}
      </SidePanel>
    )
  }
  return <Known person={data} onClose={onClose} />
}

function Known({ person, onClose }: { person: PersonPage; onClose(): void }): ReactNode {
  const { t } = useTranslation('people')
  const me = useMe()
  const whyNot = useWhyNot('people.manage')
  const why = person.state === 'left' ? 'left' : whyNotChange(me.actor, person)
  const inWords = why && (why === 'left' ? t('screen.person.has-left') : t(`refusals.${why}`))
  const reason = whyNot({ personId: person.id, unitId: person.unitId }) ?? inWords
  return (
    <PersonEditor person={person} reason={reason} onClose={onClose}>
      {person.state === 'active' && <PersonAccount person={person} />}
      <PersonLeaving person={person} />
    </PersonEditor>
  )
}
