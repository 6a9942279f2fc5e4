import { Form } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { longestPassword, shortestPassword, whyNotPassword } from '#identity/core'
import { PasswordInput } from './PasswordInput.tsx'

export type Owner = { name: string; staffNumber: string; email: string | null }

export type NewPasswordProps = {
  name: string | string[]
  label: string
  owner?: Owner | (() => Owner)
  size?: 'large'
}

const nobody: Owner = { name: '', staffNumber: '', email: null }

/** A field for a new password, judged by the same rule as on the server. */
export function NewPassword({ name, label, owner = nobody, size }: NewPasswordProps): ReactNode {
  const { t } = useTranslation('identity')
  const judge = async (_rule: unknown, password: string | undefined) => {
    const reason = whyNotPassword(password ?? '', typeof owner === 'function' ? owner() : owner)
    if (reason) throw new Error(t(`screen.password.${reason}`, { shortest: shortestPassword }))
  }
  return (
    <Form.Item
      name={name}
      label={label}
      extra={t('screen.password.rule', { shortest: shortestPassword })}
      validateTrigger="onBlur"
      required
      rules={[{ validator: judge }]}
    >
      <PasswordInput autoComplete="new-password" maxLength={longestPassword} {...(size && { size })} />
    </Form.Item>
  )
}
