import { Button, Input, type InputProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

export type PasswordInputProps = Omit<InputProps, 'type' | 'suffix'>

/** A password that can be looked at: typing it twice blind proves nothing. */
export function PasswordInput(props: PasswordInputProps): ReactNode {
  const { t } = useTranslation('identity')
  const [shown, setShown] = useState(false)
  const toggle = (
    <Button type="text" size="small" aria-pressed={shown} onClick={() => setShown(!shown)}>
      {t(shown ? 'screen.hide' : 'screen.show')}
    </Button>
  )
  return <Input {...props} type={shown ? 'text' : 'password'} suffix={toggle} />
}
