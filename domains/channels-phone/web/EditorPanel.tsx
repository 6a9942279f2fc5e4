// The frame of the three editors: what went wrong, the acts, and Ctrl/⌘ Enter.
import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote, ReasonedButton, SidePanel, useShortcut } from '#ui'
import styles from './PhoneSettingsScreen.module.css'

export type EditorPanelProps = {
  title: string
  fields: ReactNode
  /** Why it cannot be saved now, for people. */
  why: string | undefined
  saving: boolean
  error: unknown
  onSave(): void
  onClose(): void
  /** Beside saving: to take it out. */
  removal?: ReactNode
  takesFocus?: boolean
  /** Above the fields. */
  children?: ReactNode
}

export function EditorPanel(props: EditorPanelProps): ReactNode {
  const { t } = useTranslation(['channels-phone', 'ui'])
  const { title, fields, why, saving, error, onSave, onClose, removal, takesFocus, children } = props
  const save = () => {
    if (why === undefined && !saving) onSave()
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.save'), run: save })
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      takesFocus={takesFocus ?? false}
      footer={
        <>
          {error !== null && (
            <div className={styles.failure}>
              <ErrorNote error={error} kept={t('screen.kept')} />
            </div>
          )}
          <ReasonedButton type="primary" reason={why} loading={saving} onClick={save}>
            {t('screen.save')}
          </ReasonedButton>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          {removal}
        </>
      }
    >
      {children}
      <Form layout="vertical" requiredMark={false} component="div">
        {fields}
      </Form>
    </SidePanel>
  )
}
