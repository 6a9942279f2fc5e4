// How much of what should have followed has not, for whoever watches the program.
import { type RawBuilder, sql } from 'kysely'

type Figure = { name: string; help: string; value(now: Date): RawBuilder<number> }

export const reactionFigures: readonly Figure[] = [
  {
    name: 'huawu_reactions_dead',
    help: 'Reactions given up after their last attempt: a person has to look at them.',
    value: () => sql<number>`(select count(*) from reactions where state = 'dead')`,
  },
  {
    name: 'huawu_reactions_late',
    help: 'Reactions that have not been done for more than a minute.',
    value: (now) => sql<number>`(select count(*) from reactions
      where state = 'pending' and at < ${now}::timestamptz - interval '1 minute')`,
  },
]
