// A customer's record while it is edited: only what differs is sent, so that two who edit do not undo each other.
import type { CustomerPage, Level, Need } from '#customers/core'
import type { Language } from '#protocol'

export type Draft = {
  name: string
  level: Level
  language: Language | null
  salutation: string
  needs: Need[]
  tags: string[]
  preferredChannel: CustomerPage['preferredChannel']
  preferredHours: string
  birthday: string
  note: string
  /** What is written anew; what is kept is masked and never comes here. */
  idNumber: string
  address: string
}

export const emptyDraft: Draft = {
  name: '',
  level: 0,
  language: null,
  salutation: '',
  needs: [],
  tags: [],
  preferredChannel: null,
  preferredHours: '',
  birthday: '',
  note: '',
  idNumber: '',
  address: '',
}

export function draftOf(customer: CustomerPage): Draft {
  return {
    name: customer.name ?? '',
    level: customer.level,
    language: customer.language,
    salutation: customer.salutation ?? '',
    needs: customer.needs,
    tags: customer.tags,
    preferredChannel: customer.preferredChannel,
    preferredHours: customer.preferredHours ?? '',
    birthday: customer.birthday ?? '',
    note: customer.note ?? '',
    idNumber: '',
    address: '',
  }
}

export type Edit = { [Name in keyof Draft]?: Draft[Name] extends string ? string | null : Draft[Name] }

/** What differs, as the server is told it: an empty line is nothing. */
export function editOf(before: Draft, after: Draft): Edit {
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Draft]),
  )
  const told = changed.map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim() || null : value,
  ])
  return Object.fromEntries(told) as Edit
}

/** What she changed stays hers; all else becomes what it is now. */
export function onTopOf(latest: Draft, before: Draft, edited: Draft): Draft {
  const hers = Object.keys(editOf(before, edited)) as (keyof Draft)[]
  return { ...latest, ...Object.fromEntries(hers.map((name) => [name, edited[name]])) }
}
