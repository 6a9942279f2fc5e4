// Short notices and the question before what can't be undone.
import { App } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useExplain } from './explain.ts'

export type Toast = {
  good(text: string): void
  mind(text: string): void
  /** A sentence, or an error to be explained. */
  bad(what: unknown): void
}

export function useToast(): Toast {
  const { message } = App.useApp()
  const explain = useExplain()
  return useMemo(
    () => ({
      good: (text) => void message.success(text),
      mind: (text) => void message.warning(text, 6),
      bad: (what) => void message.error(typeof what === 'string' ? what : explain(what), 8),
    }),
    [message, explain],
  )
}

export type Question = { title: string; text?: string; /** The verb. */ confirm: string; danger?: boolean }

/** `await confirm({ … })`: whether she really wants it. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp()
  const { t } = useTranslation('ui')
  return async ({ title, text, confirm, danger = false }) =>
    modal.confirm({
      title,
      content: text,
      okText: confirm,
      cancelText: t('cancel'),
      okButtonProps: { danger },
      autoFocusButton: 'cancel',
    })
}
