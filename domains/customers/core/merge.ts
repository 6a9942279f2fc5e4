// What a merge moves and changes, and how it is taken back: data in, data out.
import { type Known, sameIdentity } from './identities.ts'
import type { Level, Need } from './shapes.ts'
import type { Instant, Language } from '#protocol'

export const mostTags = 20
export const mostNeeds = 12
export const longestNote = 4_000

/** What a customer has of her own; an edit replaces any of it. */
export type Fields = {
  name: string | null
  level: Level
  language: Language | null
  salutation: string | null
  preferredChannel: 'chat' | 'phone' | 'mail' | null
  preferredHours: string | null
  birthday: string | null
  note: string | null
  idNumber: string | null
  address: string | null
}
export type Field = keyof Fields
export const fields: readonly Field[] = [
  'name',
  'level',
  'language',
  'salutation',
  'preferredChannel',
  'preferredHours',
  'birthday',
  'note',
  'idNumber',
  'address',
]

export type IdentityRow = Known & { id: string }
export type Whole = {
  fields: Fields
  needs: readonly Need[]
  tags: readonly string[]
  identities: readonly IdentityRow[]
  lastContactAt: Instant | null
}

/** What the survivor got: enough to take exactly that away again. */
export type Moved = {
  fields: readonly { field: Field; before: Fields[Field]; after: Fields[Field] }[]
  needs: readonly Need[]
  tags: readonly string[]
  identities: readonly string[]
  /** Where the other's last contact was the later. */
  lastContact?: { before: Instant | null; after: Instant }
}

export function mergePlan(survivor: Whole, merged: Whole): Moved {
  const after = mergedFields(survivor.fields, merged.fields)
  const isNewNeed = (need: Need) => !survivor.needs.some((mine) => sameNeed(mine, need))
  return {
    fields: fields
      .map((field) => ({ field, before: survivor.fields[field], after: after[field] }))
      .filter((change) => change.before !== change.after),
    needs: merged.needs.filter(isNewNeed).slice(0, Math.max(0, mostNeeds - survivor.needs.length)),
    tags: merged.tags
      .filter((tag) => !survivor.tags.includes(tag))
      .slice(0, Math.max(0, mostTags - survivor.tags.length)),
    identities: merged.identities
      .filter((hers) => !survivor.identities.some((mine) => sameIdentity(mine, hers)))
      .map(({ id }) => id),
    ...laterContact(survivor, merged),
  }
}

function laterContact(survivor: Whole, merged: Whole): Pick<Moved, 'lastContact'> {
  const [before, after] = [survivor.lastContactAt, merged.lastContactAt]
  return after !== null && (before === null || before < after) ? { lastContact: { before, after } } : {}
}

/** The survivor keeps what she has; what she lacks she gets, the higher level too, and notes stand below each other. */
function mergedFields(survivor: Fields, merged: Fields): Fields {
  const level: Level = merged.level > survivor.level ? merged.level : survivor.level
  const filled = { ...merged, ...present(survivor), level }
  return { ...filled, note: bothNotes(survivor.note, merged.note) }
}

const present = (all: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))

function bothNotes(mine: string | null, hers: string | null): string | null {
  if (mine === null || hers === null || mine.includes(hers)) return mine ?? hers
  const both = `${mine}\n${hers}`
  return both.length <= longestNote ? both : mine
}

const sameNeed = (one: Need, other: Need): boolean => one.kind === other.kind && one.text === other.text

/** Where both say something else: the survivor's stays, the other's stays in her record. */
export function conflictsOf(survivor: Whole, merged: Whole): Field[] {
  return fields.filter((field) => {
    if (field === 'level' || field === 'note') return false
    const [mine, hers] = [survivor.fields[field], merged.fields[field]]
    return mine !== null && hers !== null && mine !== hers
  })
}

export function afterMerge(survivor: Whole, merged: Whole, moved: Moved): { survivor: Whole; merged: Whole } {
  const goes = (row: IdentityRow) => moved.identities.includes(row.id)
  return {
    survivor: {
      fields: withFields(
        survivor.fields,
        moved.fields.map(({ field, after }) => [field, after]),
      ),
      needs: [...survivor.needs, ...moved.needs],
      tags: [...survivor.tags, ...moved.tags],
      identities: [...survivor.identities, ...merged.identities.filter(goes)],
      lastContactAt: moved.lastContact?.after ?? survivor.lastContactAt,
    },
    merged: { ...merged, identities: merged.identities.filter((row) => !goes(row)) },
  }
}

/**
 * Takes a merge back. What somebody changed by hand since then stays as she left it; whatever else the merge
 * brought goes back to where it came from.
 */
export function afterUndoing(
  survivor: Whole,
  merged: Whole,
  moved: Moved,
): { survivor: Whole; merged: Whole } {
  const untouched = moved.fields.filter(({ field, after }) => survivor.fields[field] === after)
  const returns = (row: IdentityRow) => moved.identities.includes(row.id)
  return {
    survivor: {
      fields: withFields(
        survivor.fields,
        untouched.map(({ field, before }) => [field, before]),
      ),
      needs: survivor.needs.filter((need) => !moved.needs.some((came) => sameNeed(came, need))),
      tags: survivor.tags.filter((tag) => !moved.tags.includes(tag)),
      identities: survivor.identities.filter((row) => !returns(row)),
      lastContactAt:
        moved.lastContact?.after === survivor.lastContactAt
          ? moved.lastContact.before
          : survivor.lastContactAt,
    },
    merged: { ...merged, identities: [...merged.identities, ...survivor.identities.filter(returns)] },
  }
}

function withFields(all: Fields, changed: readonly (readonly [Field, Fields[Field]])[]): Fields {
  return { ...all, ...Object.fromEntries(changed) }
}
