import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CopyLineProps } from './CopyLine.tsx'
import styles from './notes.module.css'
import { useCopy } from './use-copy.ts'

/** Words of several lines to be taken along. */
export function CopyText({ text, label }: CopyLineProps): ReactNode {
  const { t } = useTranslation('ui')
  const field = useRef<HTMLTextAreaElement>(null)
  const [copied, copy] = useCopy(text, () => field.current?.select())
  const rows = Math.min(6, text.split('\n').length + 1)
  return (
    <div className={styles.copy}>
      <textarea ref={field} readOnly value={text} rows={rows} dir="auto" aria-label={label} />
      <Button onClick={copy} aria-live="polite">
        {t(copied ? 'copied' : 'copy')}
      </Button>
    </div>
  )
}
