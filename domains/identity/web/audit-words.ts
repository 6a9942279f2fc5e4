// An entry of the audit trail in words: never codes, never JSON.
import { useTranslation } from 'react-i18next'
import type { AuditItem } from '#identity/core'
import { useFormat } from '#ui'

export type Change = { field: string; before: string; after: string }

export type AuditWords = {
  actionOf(item: AuditItem): string
  subjectOf(item: AuditItem): string
  actorOf(item: AuditItem): string
  changesOf(item: AuditItem): Change[]
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

export function useAuditWords(): AuditWords {
  const { t } = useTranslation('identity')
  const format = useFormat()

  function worded(item: AuditItem, name: string, value: unknown): string {
    if (value === undefined || value === null || value === '') return t('screen.audit.nothing')
    if (typeof value === 'boolean') return t(value ? 'screen.audit.yes' : 'screen.audit.no')
    if (typeof value === 'number') return format.number(value)
    if (typeof value === 'string') return text(item, name, value)
    if (Array.isArray(value)) {
      return value.length === 0
        ? t('screen.audit.nothing')
        : format.list(value.map((one) => worded(item, name, one)))
    }
    return Object.entries(value)
      .map(([key, inner]) => `${fieldOf(item, key)} ${worded(item, key, inner)}`)
      .join(' · ')
  }

  function text(item: AuditItem, name: string, value: string): string {
    if (instant.test(value)) return format.when(value)
    const domain = domainOf(item)
    return t([`${domain}:audit.values.${name}.${value}`, `identity:screen.audit.value.${name}.${value}`], {
      defaultValue: value,
    })
  }

  function fieldOf(item: AuditItem, name: string): string {
    const domain = domainOf(item)
    return t(
      [`${domain}:audit.fields.${name}`, `${domain}:screen.field.${name}`, `identity:screen.field.${name}`],
      {
        defaultValue: name,
      },
    )
  }

  return {
    actionOf: (item) => {
      const [domain, ...rest] = item.action.split('.')
      const name = rest.join('.')
      return t([`${domain}:audit.actions.${name}`, `${domain}:audit.${name}`], { defaultValue: item.action })
    },
    subjectOf: ({ subject }) => {
      const kind = t(`screen.audit.subject-kind.${subject.kind}`, { defaultValue: subject.kind })
      return subject.label ? `${kind} ${subject.label}` : kind
    },
    actorOf: ({ actor }) => actor.name ?? t(`screen.audit.actor.${actor.kind}`, { defaultValue: actor.kind }),
    changesOf: (item) =>
      [...new Set([...Object.keys(item.before), ...Object.keys(item.after)])].map((name) => ({
        field: fieldOf(item, name),
        before: worded(item, name, item.before[name]),
        after: worded(item, name, item.after[name]),
      })),
  }
}

const domainOf = (item: AuditItem) => item.action.split('.')[0] ?? 'identity'
