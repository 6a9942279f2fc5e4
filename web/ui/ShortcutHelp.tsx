import { Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isMac, keyNames, useShortcut, useShortcutList } from './keyboard.ts'
import styles from './ShortcutHelp.module.css'

/** `?` lists every key that works now. */
export function ShortcutHelp(): ReactNode {
  const { t } = useTranslation('ui')
  const [open, setOpen] = useState(false)
  useShortcut({ keys: '?', label: t('keys.help'), run: () => setOpen(true) })
  return (
    <Modal
      open={open}
      onCancel={() => setOpen(false)}
      footer={null}
      title={t('keys.title')}
      width={420}
      destroyOnHidden
    >
      <KeyList />
    </Modal>
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
