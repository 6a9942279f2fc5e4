import { Segmented } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SiteLook } from '#channels-chat/core'
import { type Language, languages } from '#protocol'
import { usePlace } from '#ui'
import styles from './ChatSettingsScreen.module.css'

type ShownLook = Pick<SiteLook, 'accent' | 'accentDark' | 'theme' | 'position' | 'title' | 'letter'> & {
  launcher: string
}

/** Typing is over when nothing changed for this long: the page is not loaded anew at each letter. */
const calmMs = 400

/** The window itself on a page of ours, as it would be with this look: what is written there arrives. */
export function WidgetPreview({
  lookIn,
  language,
}: {
  lookIn(language: Language): ShownLook
  /** Given where the look itself says in which language. */
  language?: Language | undefined
}): ReactNode {
  const { t } = useTranslation('channels-chat')
  const { language: own } = usePlace()
  const [chosen, setChosen] = useState<Language>(own)
  const [shown, setShown] = useState<'open' | 'closed'>('open')
  const spoken = language ?? chosen
  const address = useCalm(previewAddress(spoken, lookIn(spoken), shown === 'open'))
  return (
    <div className={styles.preview}>
      <div className={styles.acts}>
        <strong>{t('screen.shown.title')}</strong>
        <Segmented
          aria-label={t('screen.shown.what')}
          value={shown}
          options={(['open', 'closed'] as const).map((value) => ({
            value,
            label: t(`screen.shown.${value}`),
          }))}
          onChange={setShown}
        />
        {language === undefined && (
          <Segmented
            aria-label={t('screen.look.language')}
            value={chosen}
            options={languages.map((value) => ({ value, label: t(`screen.look.${value}`) }))}
            onChange={setChosen}
          />
        )}
      </div>
      <iframe
        key={address}
        className={styles.frame}
        title={t('screen.shown.title')}
        src={address}
        sandbox="allow-scripts allow-same-origin allow-forms allow-downloads"
      />
    </div>
  )
}

function previewAddress(language: Language, look: ShownLook, open: boolean): string {
  const { accent, accentDark, theme, position, title, letter, launcher } = look
  const wishes = {
    lang: language,
    accent,
    accentDark,
    theme: theme === 'auto' ? null : theme,
    position,
    title: title.trim(),
    letter: letter.trim(),
    launcher: launcher.trim(),
    open: open ? '1' : null,
  }
  const said = Object.entries(wishes).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `/demo-site/preview.html?${new URLSearchParams(said).toString()}`
}

function useCalm(value: string): string {
  const [calm, setCalm] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), calmMs)
    return () => clearTimeout(timer)
  }, [value])
  return calm
}
