import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#contacts/core'
import { isAway } from '#routing/core'
import { askAgain } from '#connection'
import { getTeamDesk } from '#desk/core'
import { AgentStateWords, CapacityEditor } from '#routing/web'
import { Duration, EmptyState, Face } from '#ui'
import styles from './TeamScreen.module.css'
import type { TeamDesk } from './TeamScreen.tsx'

type TeamPerson = TeamDesk['people'][number]

/** Who may need help stands first: those with customers, those ringing, then the rest. */
const order = ['dropped', 'ringing', 'serving', 'wrap-up', 'ready', 'not-ready', 'break', 'offline'] as const

export function TeamPeople({
  people,
  open,
}: {
  people: readonly TeamPerson[]
  open: readonly Contact[]
}): ReactNode {
  const { t } = useTranslation(['desk', 'routing'])
  const sorted = people.toSorted((a, b) => order.indexOf(a.shown) - order.indexOf(b.shown))
  const present = people.filter(({ state }) => !isAway(state)).length
  const [editedId, edit] = useState<string>()
  const edited = people.find(({ personId }) => personId === editedId)
  const title = t('screen.team.people', { present, count: people.length })
  return (
    <section aria-label={title} data-testid="team-people">
      <h2>{title}</h2>
      {people.length === 0 && <EmptyState icon="people" title={t('screen.team.nobody')} />}
      <ul className={styles.people}>
        {sorted.map((person) => (
          <li
            key={person.personId}
            className={styles.person}
            data-person={person.personId}
            data-state={person.shown}
          >
            <span className={styles.face}>
              <Face name={person.name} size={32} />
            </span>
            <button
              type="button"
              className={styles.name}
              aria-label={t('routing:screen.capacity.edit', { name: person.name })}
              title={t('routing:screen.capacity.edit', { name: person.name })}
              onClick={() => edit(person.personId)}
            >
              {person.name}
            </button>
            <span className={styles.time}>
              <Duration since={person.shownSince} />
            </span>
            <AgentStateWords agent={person} />
            <span className={styles.load}>{loadOf(person, open, t)}</span>
          </li>
        ))}
      </ul>
      {edited && (
        <CapacityEditor
          key={JSON.stringify([edited.personId, edited.capacity])}
          agent={edited}
          onChanged={() => void askAgain(getTeamDesk)}
          onClose={() => edit(undefined)}
        />
      )}
    </section>
  )
}

function loadOf(
  { personId, capacity }: TeamPerson,
  open: readonly Contact[],
  t: (key: string, facts: { load: number; capacity: number }) => string,
): string {
  const load = open.filter(({ agent }) => agent?.id === personId).length
  return load === 0 ? '' : t('screen.team.load', { load, capacity: capacity.chat })
}
