// An entry of the audit trail in words: never codes, never ids, never JSON.
import { useTranslation } from 'react-i18next'
import type { AuditItem } from '#identity/core'
import { useFormat, usePlace } from '#ui'
import { useNamesOfIds } from './names-of-ids.ts'

export type Change = { field: string; before: string; after: string }

export type AuditWords = {
  actionOf(item: AuditItem): string
  subjectOf(item: AuditItem): string
  actorOf(item: AuditItem): string
  changesOf(item: AuditItem): Change[]
}

type Word = (item: AuditItem, field: string, value: unknown) => string

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/
const domainOf = (item: AuditItem) => item.action.split('.')[0] ?? 'identity'
const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

export function useAuditWords(): AuditWords {
  const { t } = useTranslation('identity')
  const fieldOf = useFieldName()
  const word = useWord(fieldOf)
  return {
    actionOf: (item) => {
      const [domain, ...rest] = item.action.split('.')
      return t(`${domain}:audit.actions.${rest.join('.')}`, { defaultValue: item.action })
    },
    subjectOf: ({ subject }) => {
      const kind = t(`screen.audit.subject-kind.${subject.kind}`, { defaultValue: subject.kind })
      return subject.label ? `${kind} ${subject.label}` : kind
    },
    actorOf: ({ actor }) => {
      const kind = t(`screen.audit.actor.${actor.kind}`, { defaultValue: actor.kind })
      if (actor.kind === 'system') return t(`screen.audit.system.${actor.name}`, { defaultValue: kind })
      return actor.name ?? kind
    },
    changesOf: (item) =>
      [...new Set([...Object.keys(item.before), ...Object.keys(item.after)])]
        .filter((name) => name !== 'version' && !(isEmpty(item.before[name]) && isEmpty(item.after[name])))
        .map((name) => ({
          field: fieldOf(item, name),
          before: word(item, name, item.before[name]),
          after: word(item, name, item.after[name]),
        })),
  }
}

function useFieldName(): (item: AuditItem, name: string) => string {
  const { t } = useTranslation('identity')
  return (item, name) => {
    const domain = domainOf(item)
    const keys = [
      `${domain}:audit.fields.${name}`,
      `${domain}:screen.${item.subject.kind}-field.${name}`,
      `${domain}:screen.field.${name}`,
      `identity:screen.field.${name}`,
    ]
    return t(keys, { defaultValue: name })
  }
}

function useWord(fieldOf: (item: AuditItem, name: string) => string): Word {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const { language } = usePlace()
  const nameOf = useNamesOfIds()
  const languages = new Intl.DisplayNames(language, { type: 'language' })

  const word: Word = (item, field, value) => {
    if (isEmpty(value)) return t('screen.audit.nothing')
    if (typeof value === 'boolean') return t(value ? 'screen.audit.yes' : 'screen.audit.no')
    if (typeof value === 'number') return format.number(value)
    if (typeof value === 'string') return text(item, field, value)
    if (Array.isArray(value)) return format.list(value.map((one) => word(item, field, one)))
    return parts(item, Object.entries(value ?? {}))
  }

  function text(item: AuditItem, field: string, value: string): string {
    if (instant.test(value)) return format.when(value)
    if (id.test(value)) return nameOf(value) ?? t('screen.audit.unknown', { end: value.slice(-4) })
    if (field === 'languages' || field === 'language') return languages.of(value) ?? value
    if (field === 'roles') return role(value)
    const domain = domainOf(item)
    const keys = [`${domain}:audit.values.${field}.${value}`, `identity:screen.audit.value.${field}.${value}`]
    return t(keys, { defaultValue: value })
  }

  /** 'team-leader: 售后一班' is a role and the unit it is held over. */
  function role(value: string): string {
    const [name = value, unit] = value.split(': ')
    const named = t(`screen.role.${name}`, { defaultValue: name })
    return unit ? t('screen.audit.over', { role: named, unit }) : named
  }

  function parts(item: AuditItem, entries: [string, unknown][]): string {
    const known = Object.fromEntries(entries)
    if ('role' in known && 'unitId' in known) {
      const unit =
        known['unitId'] === null ? t('screen.audit.everywhere') : word(item, 'unitId', known['unitId'])
      return t('screen.audit.over', { role: t(`screen.role.${String(known['role'])}`), unit })
    }
    if ('skillId' in known)
      return `${word(item, 'skillId', known['skillId'])} ${word(item, 'level', known['level'])}`
    return format.list(entries.map(([name, inner]) => `${fieldOf(item, name)} ${word(item, name, inner)}`))
  }

  return word
}
