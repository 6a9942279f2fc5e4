import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './Dialog.module.css'

export type DialogProps = {
  title: ReactNode
  /** As wide as the window lets it be: to look at something. */
  wide?: boolean
  onClose(): void
  children: ReactNode
}

/**
 * The browser's own dialog: it keeps the focus, closes by Esc and gives the focus back.
 * Ant Design's writes a style into the page without our nonce, which our policy refuses.
 */
export function Dialog({ title, wide = false, onClose, children }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-wide={wide || undefined}
      aria-labelledby={titleId}
      aria-modal="true"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.inside}>
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}
