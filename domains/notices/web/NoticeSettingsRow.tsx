import { Switch } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '#ui'
import styles from './NoticePanel.module.css'
import { askPermission, chime, permissionNow } from './outside.ts'
import { useBell, useSetSettings } from './use-notices.ts'

/** How I want to be told of what cannot wait: it holds at every screen of mine. */
export function NoticeSettingsRow(): ReactNode {
  const { t } = useTranslation('notices')
  const toast = useToast()
  const { settings } = useBell()
  const [permission, setPermission] = useState(permissionNow)
  const set = useSetSettings()
  const save = (chosen: Partial<typeof settings>) =>
    set.mutate({ body: { ...settings, ...chosen } }, { onError: toast.bad })
  const chooseSound = (sound: boolean) => {
    if (sound) chime()
    save({ sound })
  }
  const chooseBrowser = async (inBrowser: boolean) => {
    if (inBrowser) setPermission(await askPermission())
    save({ inBrowser })
  }
  return (
    <footer className={styles.settings}>
      <Choice label={t('screen.sound')} on={settings.sound} onChange={chooseSound} />
      {permission !== 'unsupported' && (
        <Choice
          label={t('screen.in-browser')}
          on={settings.inBrowser && permission === 'granted'}
          onChange={(on) => void chooseBrowser(on)}
        />
      )}
      {permission === 'denied' && <p className={styles.hint}>{t('screen.denied')}</p>}
    </footer>
  )
}

function Choice({ label, on, onChange }: { label: string; on: boolean; onChange(on: boolean): void }) {
  const id = useId()
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <Switch id={id} size="small" checked={on} onChange={onChange} />
    </div>
  )
}
