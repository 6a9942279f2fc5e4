import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'
import { isMac, keyNames, useShortcut, useShortcutList } from './keyboard.ts'
import styles from './ShortcutHelp.module.css'

/** `?` lists every key that works now. */
export function ShortcutHelp(): ReactNode {
  const { t } = useTranslation('ui')
  const [open, setOpen] = useState(false)
  useShortcut({ keys: '?', label: t('keys.help'), run: () => setOpen(true) })
  if (!open) return null
  return (
    <Dialog title={t('keys.title')} onClose={() => setOpen(false)}>
      <KeyList />
      <Button onClick={() => setOpen(false)} style={{ justifySelf: 'end' }}>
        {t('close')}
      </Button>
    </Dialog>
  )
}

function KeyList(): ReactNode {
  const listed = useShortcutList().filter((entry) => entry.label)
  const latest = [...new Map(listed.map((entry) => [entry.keys, entry])).values()]
  return (
    <dl className={styles.list}>
      {latest.map(({ keys, label }) => (
        <div key={keys}>
          <dt>{label}</dt>
          <dd>
            {keyNames(keys, isMac()).map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
