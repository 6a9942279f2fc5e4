import { Button, Input, type InputRef } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './notes.module.css'
import { useCopy } from './use-copy.ts'

export type CopyLineProps = { text: string; label: string }

/** A link or key to be taken along. */
export function CopyLine({ text, label }: CopyLineProps): ReactNode {
  const { t } = useTranslation('ui')
  const field = useRef<InputRef>(null)
  const [copied, copy] = useCopy(text, () => field.current?.select())
  return (
    <div className={styles.copy}>
      <Input ref={field} readOnly value={text} aria-label={label} onFocus={() => field.current?.select()} />
      <Button onClick={copy} aria-live="polite">
        {t(copied ? 'copied' : 'copy')}
      </Button>
    </div>
  )
}
