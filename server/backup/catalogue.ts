// What the database says of itself: tables, columns, sequences, foreign keys.
import type pg from 'pg'

/** What one server writes the other reads, whatever either is set to. */
export const readAlike = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'`

export type Table = { name: string; columns: string[]; months: string[] }

// Not what an organisation knows: which program files made the schema, and which processes are alive.
const leftOut = ['migrations', 'processes']

/** Partitions come through their parents. Left out is what another server makes itself: generated columns, numbers of transactions. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name,
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                     and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype order by a.attnum) as columns,
            array(select translate(right(p.relname::text, 7), '_', '-') from pg_inherits i
                    join pg_class p on p.oid = i.inhrelid
                   where i.inhparent = c.oid and p.relname ~ '_[0-9]{4}_[0-9]{2}$' order by 1) as months
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all($1) order by c.relname`,
    [leftOut],
  )
  return rows
}

export async function sequencesOf(client: pg.ClientBase): Promise<{ name: string; value: string | null }[]> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select sequencename::text as name, last_value::text as value from pg_sequences
      where schemaname = 'public' order by 1`,
  )
  return rows
}

export type ForeignKey = { table: string; name: string; definition: string }

/** Those of partitions follow their parents'. */
export async function foreignKeysOf(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
       from pg_constraint
      where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace order by oid`,
  )
  return rows
}

export async function migrationsOf(client: pg.ClientBase): Promise<{ name: string; hash: string }[]> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from migrations order by name',
  )
  return rows
}
