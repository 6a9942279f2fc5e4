import { Button, Form, Input, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow, useAct } from '#connection'
import { createKey, listKeys, type Permission, permissionsOf, type Role, roles } from '#identity/core'
import { CopyLine, ErrorNote, Mark, SidePanel } from '#ui'

type Entered = { name: string; role: Role; narrowed: boolean; permissions?: Permission[]; days: number }

const dayMilliseconds = 86_400_000

export function NewKey({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation('identity')
  const [key, setKey] = useState<string>()
  return (
    <SidePanel title={t('screen.keys.create')} onClose={onClose} takesFocus>
      {key === undefined ? <KeyForm onMade={setKey} /> : <MadeKey value={key} onClose={onClose} />}
    </SidePanel>
  )
}

function MadeKey({ value, onClose }: { value: string; onClose(): void }): ReactNode {
  const { t } = useTranslation('identity')
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <Mark meaning="mind">{t('screen.keys.shown-once')}</Mark>
      <CopyLine text={value} label={t('screen.keys.title')} />
      <Button type="primary" onClick={onClose}>
        {t('screen.keys.done')}
      </Button>
    </div>
  )
}

function KeyForm({ onMade }: { onMade(key: string): void }): ReactNode {
  const { t } = useTranslation('identity')
  const act = useAct(createKey, { changes: [listKeys] })
  const [form] = Form.useForm<Entered>()
  const role = Form.useWatch('role', form) ?? 'agent'
  const narrowed = Form.useWatch('narrowed', form) ?? false
  const make = ({ name, days, permissions, ...entered }: Entered) =>
    act.mutate(
      {
        body: {
          name,
          role: entered.role,
          permissions: entered.narrowed && permissions ? permissions : null,
          expiresAt: days > 0 ? new Date(serverNow() + days * dayMilliseconds).toISOString() : null,
        },
      },
      { onSuccess: (answer) => onMade(answer.key) },
    )
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={make}
      initialValues={{ role: 'agent', narrowed: false, days: 365 }}
    >
      <Form.Item
        name="name"
        label={t('screen.keys.name')}
        extra={t('screen.keys.name-hint')}
        rules={[{ required: true, whitespace: true, message: t('screen.required') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="role" label={t('screen.keys.role')} extra={t('screen.keys.role-hint')}>
        <Select
          options={roles.map((value) => ({ value, label: t(`screen.role.${value}`) }))}
          onChange={() => form.resetFields(['permissions'])}
        />
      </Form.Item>
      <Form.Item name="narrowed" label={t('screen.keys.permissions')}>
        <Radio.Group
          options={[
            { value: false, label: t('screen.keys.all-permissions') },
            { value: true, label: t('screen.keys.some-permissions') },
          ]}
        />
      </Form.Item>
      {narrowed && (
        <Form.Item name="permissions" rules={[{ required: true, message: t('screen.required') }]}>
          <Select
            mode="multiple"
            placeholder={t('screen.keys.pick')}
            aria-label={t('screen.keys.pick')}
            options={permissionsOf(role).map((value) => ({ value, label: t(`screen.permission.${value}`) }))}
            optionFilterProp="label"
          />
        </Form.Item>
      )}
      <Form.Item name="days" label={t('screen.keys.expires')}>
        <Select
          options={[30, 90, 365, 0].map((days) => ({
            value: days,
            label: days > 0 ? t('screen.keys.days', { days }) : t('screen.keys.never'),
          }))}
        />
      </Form.Item>
      <ErrorNote error={act.error} />
      <Button type="primary" htmlType="submit" loading={act.isPending} style={{ marginTop: 12 }}>
        {t('screen.keys.create')}
      </Button>
    </Form>
  )
}
