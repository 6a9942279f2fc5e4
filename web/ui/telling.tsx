// Short notices and the question before what can't be undone.
import { Button, message } from 'antd'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'
import styles from './Dialog.module.css'
import { useExplain } from './explain.ts'

export type Toast = {
  good(text: string): void
  mind(text: string): void
  /** A sentence, or an error to be explained. */
  bad(what: unknown): void
}

export type Question = { title: string; text?: string; /** The verb. */ confirm: string; danger?: boolean }
export type Confirm = (question: Question) => Promise<boolean>

const nothing = () => {}
const ToastContext = createContext<Toast>({ good: nothing, mind: nothing, bad: nothing })
const ConfirmContext = createContext<Confirm>(async () => false)

export const useToast = (): Toast => useContext(ToastContext)

/** `await confirm({ … })`: whether she really wants it. */
export const useConfirm = (): Confirm => useContext(ConfirmContext)

type Open = Question & { answer(sure: boolean): void }

export function TellingProvider({ children }: { children: ReactNode }): ReactNode {
  const [api, holder] = message.useMessage()
  const explain = useExplain()
  const [open, setOpen] = useState<Open>()
  const toast = useMemo<Toast>(
    () => ({
      good: (text) => void api.success(text),
      mind: (text) => void api.warning(text, 6),
      bad: (what) => void api.error(typeof what === 'string' ? what : explain(what), 8),
    }),
    [api, explain],
  )
  const confirm = useCallback<Confirm>(
    (question) =>
      new Promise((resolve) => {
        const answer = (sure: boolean) => {
          setOpen(undefined)
          resolve(sure)
        }
        setOpen({ ...question, answer })
      }),
    [],
  )
  return (
    <ToastContext value={toast}>
      <ConfirmContext value={confirm}>
        {children}
        {holder}
        {open && <Confirmation question={open} />}
      </ConfirmContext>
    </ToastContext>
  )
}

function Confirmation({ question }: { question: Open }): ReactNode {
  const { t } = useTranslation('ui')
  const { title, text, confirm, danger = false, answer } = question
  return (
    <Dialog title={title} onClose={() => answer(false)}>
      {text && <p>{text}</p>}
      <div className={styles.acts}>
        <Button autoFocus onClick={() => answer(false)}>
          {t('cancel')}
        </Button>
        <Button type="primary" danger={danger} onClick={() => answer(true)}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  )
}
