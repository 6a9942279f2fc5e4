// A problem in the language of the person who met it.
import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '#connection'
import type { Facts } from '#protocol'

export type Explanation = {
  /** What happened. */
  text: string
  fields: { path: string; text: string }[]
  /** For whoever looks into the log. */
  requestId: string | undefined
}

export function explainWith(t: TFunction, error: unknown): Explanation {
  if (!(error instanceof ProblemError))
    return { text: t('ui:problem.here'), fields: [], requestId: undefined }
  const { code, status, title, facts, fields = [], requestId } = error.problem
  const [domain = 'ui', ...reason] = code.split('.')
  const known = t(`${domain}:refusals.${reason.join('.')}`, {
    ...worded(t, domain, facts),
    requestId,
    defaultValue: '',
  })
  return {
    text:
      known ||
      title ||
      t(`ui:problem.status.${status}`, { defaultValue: t('ui:problem.unknown', { status }) }),
    fields: fields.map(({ path, message }) => ({ path, text: message })),
    requestId: status >= 500 ? requestId : undefined,
  }
}

/** Fields are named by their names in code; people know them by other words. */
function worded(t: TFunction, domain: string, facts: Facts | undefined): Facts {
  const fields = facts?.['fields']
  if (typeof fields !== 'string') return facts ?? {}
  const names = fields.split(', ').map((name) => t(`${domain}:screen.field.${name}`, { defaultValue: name }))
  return { ...facts, fields: names.join('、') }
}

/** One sentence: what happened. */
export function useExplain(): (error: unknown) => string {
  const { t } = useTranslation()
  return useCallback((error: unknown) => explainWith(t, error).text, [t])
}

/** The same with the fields it is about. */
export function useDetails(): (error: unknown) => Explanation {
  const { t } = useTranslation()
  return useCallback((error: unknown) => explainWith(t, error), [t])
}
