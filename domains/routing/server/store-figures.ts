// The SQL of the router's own figures, for whoever watches the program: numbers only, never who.
import { type RawBuilder, sql } from 'kysely'

type Figure = { name: string; help: string; value(now: Date): RawBuilder<number> }

export const waitingFigures: readonly Figure[] = [
  {
    name: 'huawu_contacts_waiting',
    help: 'Contacts that nobody serves yet, those that ring included.',
    value: () => sql<number>`(select count(*) from waiting)`,
  },
  {
    name: 'huawu_contacts_longest_wait_seconds',
    help: 'How long the contact that has waited longest has waited; 0 where none waits.',
    value: (
      now,
    ) => sql<number>`(select coalesce(greatest(extract(epoch from ${now}::timestamptz - min(since)), 0), 0)
      from waiting)`,
  },
]
