import { Button, Input, Segmented } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '#protocol'
import styles from './ChatSettingsScreen.module.css'
import type { Look } from './script-tag.ts'

export type LookFormProps = {
  look: Look
  /** What stands over the window unless the tag says otherwise. */
  usualTitle: string
  onChange(look: Look): void
}

const usualAccent = '#0b666e'

/** What the tag may say about the look; nothing of it is stored here, it all stands in the tag. */
export function LookForm({ look, usualTitle, onChange }: LookFormProps): ReactNode {
  const { t } = useTranslation('channels-chat')
  const id = useId()
  const named = (name: string) => ({ value: name, label: t(`screen.look.${name || 'auto'}`) })
  const title = `${id}title`
  const accent = `${id}accent`
  return (
    <div className={styles.look}>
      <span id={`${id}language`}>{t('screen.look.language')}</span>
      <Segmented
        aria-labelledby={`${id}language`}
        value={look.language}
        options={(['', ...languages] as const).map((value) => ({ ...named(value), value }))}
        onChange={(language) => onChange({ ...look, language })}
      />
      <span id={`${id}theme`}>{t('screen.look.theme')}</span>
      <Segmented
        aria-labelledby={`${id}theme`}
        value={look.theme}
        options={(['', 'light', 'dark'] as const).map((value) => ({ ...named(value), value }))}
        onChange={(theme) => onChange({ ...look, theme })}
      />
      <label htmlFor={title}>{t('screen.look.title')}</label>
      <Input
        id={title}
        value={look.title}
        maxLength={40}
        placeholder={usualTitle}
        onChange={({ target }) => onChange({ ...look, title: target.value })}
      />
      <label htmlFor={accent}>{t('screen.look.accent')}</label>
      <span className={styles.accent}>
        <input
          id={accent}
          type="color"
          value={look.accent || usualAccent}
          onChange={({ target }) => onChange({ ...look, accent: target.value })}
        />
        {look.accent !== '' && (
          <Button type="link" onClick={() => onChange({ ...look, accent: '' })}>
            {t('screen.look.accent-usual')}
          </Button>
        )}
      </span>
    </div>
  )
}
