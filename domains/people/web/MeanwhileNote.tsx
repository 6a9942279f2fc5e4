import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { largestPage } from '#protocol'
import { listSkills } from '#people/core'
import { useFormat } from '#ui'
import styles from './People.module.css'
import type { Draft, DraftField } from './person-draft.ts'
import { useLanguageNames } from './spoken-languages.ts'
import { useUnits } from './units.ts'
import type { Meanwhile } from './use-save-person.ts'

/** A colleague was quicker: what she changed, and that nothing of mine is lost. */
export function MeanwhileNote({ meanwhile }: { meanwhile: Meanwhile }): ReactNode {
  const { t } = useTranslation('people')
  const worded = useWordedField()
  return (
    <div className={styles.stale} role="alert">
      <p>{t('screen.person.stale')}</p>
      <ul>
        {meanwhile.fields.map((field) => (
          <li key={field}>
            {t([`screen.person-field.${field}`, `screen.field.${field}`])}：{worded(field, meanwhile.before)}{' '}
            → <strong>{worded(field, meanwhile.after)}</strong>
          </li>
        ))}
      </ul>
      <p>{t('screen.person.stale-next')}</p>
    </div>
  )
}

function useWordedField(): (field: DraftField, draft: Draft) => string {
  const { t } = useTranslation('people')
  const format = useFormat()
  const units = useUnits()
  const languageName = useLanguageNames()
  const skills =
    useAsk(listSkills, { query: { limit: largestPage } }, { staleTime: 60_000 }).data?.items ?? []
  const unitName = (unitId: string | null) =>
    unitId === null ? t('screen.person.everywhere') : (units.byId.get(unitId)?.name ?? '…')
  return (field, draft) => {
    if (field === 'unitId') return draft.unitId === null ? t('screen.person.no-unit') : unitName(draft.unitId)
    if (field === 'languages') return format.list(draft.languages.map(languageName))
    if (field === 'skills') {
      return format.list(
        draft.skills.map(
          ({ skillId, level }) => `${skills.find(({ id }) => id === skillId)?.name ?? '…'} ${level}`,
        ),
      )
    }
    if (field === 'roles')
      return format.list(
        draft.roles.map(({ role, unitId }) => `${t(`identity:screen.role.${role}`)}（${unitName(unitId)}）`),
      )
    return draft[field] || '—'
  }
}
