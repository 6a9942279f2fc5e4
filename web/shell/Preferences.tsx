import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '#protocol'
import { themeChoices } from '#ui'
import { languageNames } from './language.ts'
import { usePageLanguage, usePageTheme } from './PageLanguage.tsx'
import styles from './Preferences.module.css'

/** Language and appearance, at once. */
export function Preferences(): ReactNode {
  const { t } = useTranslation('shell')
  const { language, choose } = usePageLanguage()
  const { theme, choose: chooseTheme } = usePageTheme()
  return (
    <div className={styles.preferences}>
      <Segmented
        aria-label={t('language')}
        name="language"
        value={language}
        onChange={choose}
        options={languages.map((value) => ({
          value,
          label: <span lang={value}>{languageNames[value]}</span>,
        }))}
      />
      <Segmented
        aria-label={t('theme.title')}
        name="theme"
        value={theme}
        onChange={chooseTheme}
        options={themeChoices.map((value) => ({ value, label: t(`theme.${value}`) }))}
      />
    </div>
  )
}
