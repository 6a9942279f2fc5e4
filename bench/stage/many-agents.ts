// Hires agents by the hundred: copies of one sample agent, password and all, written by SQL as no screen could
// so quickly. They sign in and work through the front door like anybody.
import { type AgentSeat, sitDown } from '#simulator'
import { eachOf } from './figures.ts'
import type { MeasuredHuawu } from './measured-huawu.ts'

export type Wanted = { many: number; chatCapacity: number }

export async function seatAgents(huawu: MeasuredHuawu, wanted: Wanted): Promise<AgentSeat[]> {
  const template = huawu.accounts.find(({ role }) => role === 'agent')
  if (!template) throw new Error('The sample centre has agents.')
  await copyPeople(huawu, template.staffNumber, wanted)
  const numbers = Array.from({ length: wanted.many }, (_, index) => index + 1)
  return eachOf(numbers, 4, (number) =>
    sitDown(huawu.door, {
      login: staffNumber(number),
      password: template.password,
      address: `10.1.${number >> 8}.${number & 255}`,
    }),
  )
}

/** Who sits in one team hears of each other: a team is as large as a leader can lead. */
const teamSize = 20

const staffNumber = (number: number) => `bench-${number}`

async function copyPeople(huawu: MeasuredHuawu, template: string, wanted: Wanted): Promise<void> {
  const database = await huawu.database.connect()
  await database.query(
    `create temporary table hired as
       select gen_random_uuid() as id, number, team.id as team,
              (select id from people where staff_number = $1) as template
         from generate_series(1, $2::int) as number
         join (select place, gen_random_uuid() as id from generate_series(0, $2::int / $3::int) as place) as team
           on team.place = number / $3::int`,
    [template, wanted.many, teamSize],
  )
  await database.query(
    `insert into units (id, parent_id, parent_depth, level, name, name_key)
       select distinct hired.team, original.parent_id, original.parent_depth, 'team',
              'team ' || hired.team, 'team ' || hired.team
         from hired join people on people.id = hired.template join units as original on original.id = people.unit_id`,
  )
  for (const { table, key, changes } of copies(wanted)) {
    await database.query(
      `insert into ${table}
         select (jsonb_populate_record(null::${table}, to_jsonb(original) || ${changes})).*
           from ${table} as original join hired on original.${key} = hired.template`,
    )
  }
  await database.query('drop table hired')
  database.release()
}

type Copy = { table: string; key: string; changes: string }

const copies = ({ chatCapacity }: Wanted): Copy[] => [
  {
    table: 'people',
    key: 'id',
    changes: `jsonb_build_object('id', hired.id, 'staff_number', 'bench-' || number, 'name', '坐席' || number,
                                 'search_keys', 'bench-' || number, 'unit_id', hired.team)`,
  },
  { table: 'person_skills', key: 'person_id', changes: `jsonb_build_object('person_id', hired.id)` },
  {
    table: 'person_roles',
    key: 'person_id',
    changes: `jsonb_build_object('person_id', hired.id, 'unit_id', hired.team)`,
  },
  {
    table: 'auth_users',
    key: 'id',
    changes: `jsonb_build_object('id', hired.id, 'email', hired.id || '@people.invalid')`,
  },
  {
    table: 'auth_accounts',
    key: 'user_id',
    changes: `jsonb_build_object('id', gen_random_uuid(), 'user_id', hired.id, 'account_id', hired.id)`,
  },
  {
    table: 'agent_states',
    key: 'person_id',
    changes: `jsonb_build_object('person_id', hired.id, 'chat_capacity', ${Math.trunc(chatCapacity)})`,
  },
]

/** Through the states a person goes through in the morning. */
export async function becomeReady(seat: AgentSeat): Promise<void> {
  const { me } = await seat.desk()
  if (me.state === 'offline') await seat.setState({ state: 'not-ready' })
  if (me.state !== 'ready') await seat.setState({ state: 'ready' })
}
