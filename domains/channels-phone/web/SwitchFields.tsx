import { Form, Input, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type PhoneSwitch, type SwitchEntered, switchStates } from '#channels-phone/core'

export type SwitchDraft = SwitchEntered & { password: string; state: PhoneSwitch['state'] }
type Props = { draft: SwitchDraft; isNew: boolean; onChange(draft: SwitchDraft): void }

export function SwitchFields({ draft, isNew, onChange }: Props): ReactNode {
  const { t } = useTranslation('channels-phone')
  const text = (field: keyof SwitchEntered, maxLength: number) => (
    <Form.Item
      label={t(`screen.switch.${field}`)}
      htmlFor={`switch-${field}`}
      extra={t(`screen.switch.${field}-hint`)}
    >
      <Input
        id={`switch-${field}`}
        value={draft[field]}
        maxLength={maxLength}
        autoComplete="off"
        onChange={({ target }) => onChange({ ...draft, [field]: target.value })}
      />
    </Form.Item>
  )
  return (
    <>
      {text('name', 40)}
      {text('url', 300)}
      {text('account', 60)}
      <Form.Item
        label={t('screen.switch.password')}
        htmlFor="switch-password"
        extra={t('screen.switch.password-hint')}
      >
        <Input
          id="switch-password"
          type="password"
          value={draft.password}
          maxLength={200}
          autoComplete="new-password"
          placeholder={isNew ? '' : t('screen.switch.password-kept')}
          onChange={({ target }) => onChange({ ...draft, password: target.value })}
        />
      </Form.Item>
      {text('application', 40)}
      {!isNew && (
        <Form.Item label={t('screen.switch.state')} extra={t('screen.switch.state-hint')}>
          <Segmented
            aria-label={t('screen.switch.state')}
            value={draft.state}
            options={switchStates.map((value) => ({ value, label: t(`screen.switch.states.${value}`) }))}
            onChange={(state) => onChange({ ...draft, state })}
          />
        </Form.Item>
      )}
    </>
  )
}
