import { Button, Input, type InputRef } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './notes.module.css'

export type CopyLineProps = { text: string; label: string }

/** A link or key to be taken along. */
export function CopyLine({ text, label }: CopyLineProps): ReactNode {
  const { t } = useTranslation('ui')
  const field = useRef<InputRef>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    // The clipboard is only for https; on a company's plain http the old way still works.
    if (window.isSecureContext) await navigator.clipboard.writeText(text)
    else document.execCommand('copy')
    setCopied(true)
  }
  return (
    <div className={styles.copy}>
      <Input ref={field} readOnly value={text} aria-label={label} onFocus={() => field.current?.select()} />
      <Button onClick={() => void copy()} aria-live="polite">
        {t(copied ? 'copied' : 'copy')}
      </Button>
    </div>
  )
}
