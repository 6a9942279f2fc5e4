import { Button, Checkbox, Form } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { changePassword, listSessions } from '#identity/core'
import { ErrorNote, Page, useToast } from '#ui'
import { useMe } from './me.ts'
import { NewPassword } from './NewPassword.tsx'
import { PasswordInput } from './PasswordInput.tsx'

type Entered = { current: string; next: string; endOtherSessions: boolean }

export function PasswordScreen(): ReactNode {
  const { t } = useTranslation('identity')
  const me = useMe()
  const toast = useToast()
  const [form] = Form.useForm<Entered>()
  const act = useAct(changePassword, { changes: [listSessions] })
  const save = (body: Entered) =>
    act.mutate(
      { body },
      {
        onSuccess: () => {
          form.resetFields()
          toast.good(t('screen.password.changed'))
        },
      },
    )
  return (
    <Page title={t('screen.password.title')} narrow>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        initialValues={{ endOtherSessions: true }}
        style={{ maxWidth: 400 }}
      >
        <Form.Item
          name="current"
          label={t('screen.password.current')}
          rules={[{ required: true, message: t('screen.required') }]}
        >
          <PasswordInput autoComplete="current-password" />
        </Form.Item>
        <NewPassword name="next" label={t('screen.password.new')} owner={me} />
        <Form.Item name="endOtherSessions" valuePropName="checked">
          <Checkbox>{t('screen.password.end-others')}</Checkbox>
        </Form.Item>
        <ErrorNote error={act.error} />
        <Button type="primary" htmlType="submit" loading={act.isPending} style={{ marginTop: 12 }}>
          {t('screen.password.change')}
        </Button>
      </Form>
    </Page>
  )
}
