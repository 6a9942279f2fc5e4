import { useTranslation } from 'react-i18next'
import { type Notice, wordsOf } from '#notices/core'

/** What a notice says: the words belong to the domain that gave it. */
export function useNoticeWords(): (notice: Pick<Notice, 'kind' | 'data'>) => string {
  const { t } = useTranslation('notices')
  return ({ kind, data }) => {
    const { domain, key } = wordsOf(kind)
    return t(`${domain}:${key}`, { ...data, defaultValue: t('screen.unknown') })
  }
}
