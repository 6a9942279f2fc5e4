import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'
import { useEscape } from './keyboard.ts'
import styles from './Page.module.css'

export type SidePanelProps = {
  title: ReactNode
  /** Between the title and the way out. */
  beside?: ReactNode
  onClose(): void
  /** Acts that stay in sight. */
  footer?: ReactNode
  /** The focus goes to its first field; leave off where the list should keep it. */
  takesFocus?: boolean
  children: ReactNode
}

/** Opens beside the work, not over it; Esc closes it. */
export function SidePanel({
  title,
  beside,
  onClose,
  footer,
  takesFocus = false,
  children,
}: SidePanelProps): ReactNode {
  const { t } = useTranslation('ui')
  const body = useRef<HTMLDivElement>(null)
  useEscape(onClose)
  useEffect(() => {
    if (takesFocus) body.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [takesFocus])
  return (
    <aside className={styles.panel} aria-label={typeof title === 'string' ? title : undefined}>
      <header className={styles.panelHead}>
        <h2>{title}</h2>
        {beside}
        <Button type="text" onClick={onClose} aria-label={t('close')} icon={<Icon name="close" />} />
      </header>
      <div className={styles.panelBody} ref={body}>
        {children}
      </div>
      {footer && <footer className={styles.panelFoot}>{footer}</footer>}
    </aside>
  )
}
