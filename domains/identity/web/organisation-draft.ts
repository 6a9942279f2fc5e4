// What an administrator has changed of the organisation and not saved yet, on top of what is stored.
import type { OrganisationFacts } from '#identity/core'

/** Hosts as she types them, one a line. */
export type Entered = {
  name: string
  language: OrganisationFacts['language']
  timeZone: string
  hosts: string
}
export type EnteredField = keyof Entered

export const entered = ({ name, language, timeZone, hosts }: OrganisationFacts): Entered => ({
  name,
  language,
  timeZone,
  hosts: hosts.join('\n'),
})

const linesOf = (text: string) =>
  text
    .split(/[\n,，、]+/)
    .map((line) => line.trim())
    .filter(Boolean)

const fields: readonly EnteredField[] = ['name', 'language', 'timeZone', 'hosts']

const plain = (value: Entered, field: EnteredField): string =>
  field === 'hosts' ? linesOf(value.hosts).join('\n') : value[field].trim()

export const differing = (before: Entered, after: Entered): EnteredField[] =>
  fields.filter((field) => plain(before, field) !== plain(after, field))

/** Hers on top of the latest: only what she touched. */
export function onTopOf(latest: Entered, before: Entered, hers: Entered): Entered {
  const changed = differing(before, hers)
  return { ...latest, ...Object.fromEntries(changed.map((field) => [field, hers[field]])) }
}

/** Only what differs goes to the server. */
export function changesOf(before: Entered, hers: Entered) {
  const changed = differing(before, hers)
  return {
    ...(changed.includes('name') && { name: hers.name.trim() }),
    ...(changed.includes('language') && { language: hers.language }),
    ...(changed.includes('timeZone') && { timeZone: hers.timeZone }),
    ...(changed.includes('hosts') && { hosts: linesOf(hers.hosts) }),
  }
}
