// Customers by the hundred thousand: some thousands are made through the API, names, phones and all; the others are
// copies of those with phones of their own, written by SQL as nobody could type them.
import type { Id } from '#protocol'
import { createCustomer } from '#customers/core'
import { customerOf } from '#simulator/script'
import { eachOf } from './figures.ts'
import type { MeasuredHuawu } from './measured-huawu.ts'

// Names repeat themselves as often as among people: the commonest of 200,000 has some hundreds of bearers.
const originals = 4_000

/** Gives names to search for. */
export async function keepCustomers(huawu: MeasuredHuawu, many: number): Promise<string[]> {
  const people = Array.from({ length: originals }, (_, number) => customerOf('bench', number))
  await eachOf(people, 4, ({ name, level, language }, number) =>
    huawu.door.call(
      createCustomer,
      { body: { name, level, language, phones: [phoneOf(number)] } },
      huawu.administrator,
    ),
  )
  await copyThem(huawu, Math.max(0, many - originals))
  return [...new Set(people.map(({ name }) => name))]
}

const phoneOf = (number: number) => `138${String(number).padStart(8, '0')}`

async function copyThem({ database }: MeasuredHuawu, copies: number): Promise<void> {
  const client = await database.connect()
  await client.query(
    `create temporary table copied as
       select gen_random_uuid() as id, original.id as original, original.number as phone,
              '1' || (3900000000 + copy) as own_phone, copy
         from generate_series(1, $1::int) as copy
         join (select c.id, substr(i.value, 4) as number, row_number() over (order by c.id) as place
                 from customers c join customer_identities i on i.customer_id = c.id and i.kind = 'phone') as original
           on original.place = 1 + copy % $2`,
    [copies, originals],
  )
  await client.query(
    `insert into customers
       select (jsonb_populate_record(null::customers, to_jsonb(c) || jsonb_build_object(
                 'id', copied.id, 'search_keys', replace(c.search_keys, copied.phone, copied.own_phone),
                 'seen_at', c.seen_at - copied.copy * interval '20 seconds'))).*
         from copied join customers c on c.id = copied.original`,
  )
  await client.query(
    `insert into customer_identities
       select (jsonb_populate_record(null::customer_identities, to_jsonb(i) || jsonb_build_object(
                 'id', gen_random_uuid(), 'customer_id', copied.id, 'value', '+86' || copied.own_phone))).*
         from copied join customer_identities i on i.customer_id = copied.original and i.kind = 'phone'`,
  )
  await client.query('drop table copied')
  await client.query('vacuum analyze customers, customer_identities')
  client.release()
}

/** The ids of so many customers, anywhere among them all. */
export async function someCustomers({ database }: MeasuredHuawu, many: number): Promise<Id[]> {
  const { rows } = await database.query<{ id: Id }>('select id from customers order by random() limit $1', [
    many,
  ])
  return rows.map(({ id }) => id)
}
