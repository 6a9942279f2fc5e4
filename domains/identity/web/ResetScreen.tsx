import { Button, Form, Input } from 'antd'
import { Link, useParams, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import { getWelcome, requestPasswordReset, resetPassword } from '#identity/core'
import { ErrorNote, ListShape, Mark, useToast } from '#ui'
import { NewPassword } from './NewPassword.tsx'
import { Outside } from './Outside.tsx'

export function ResetScreen(): ReactNode {
  const { t } = useTranslation('identity')
  const { token } = useParams({ strict: false })
  return (
    <Outside title={t('screen.reset.title')}>
      {token ? <SetPassword token={token} /> : <Request />}
      <p>
        <Link to="/sign-in">{t('screen.reset.back')}</Link>
      </p>
    </Outside>
  )
}

function Request(): ReactNode {
  const { t } = useTranslation('identity')
  const welcome = useAsk(getWelcome)
  const act = useAct(requestPasswordReset, { changes: [] })
  if (welcome.isPending) return <ListShape rows={2} />
  if (welcome.data?.resetByMail === false) return <p>{t('screen.reset.ask-leader')}</p>
  if (act.isSuccess) return <Mark meaning="good">{t('screen.reset.sent')}</Mark>
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(body: { login: string }) => act.mutate({ body })}>
      <Form.Item
        name="login"
        label={t('screen.sign-in.login')}
        extra={t('screen.reset.by-mail')}
        rules={[{ required: true, whitespace: true, message: t('screen.required') }]}
      >
        <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} size="large" />
      </Form.Item>
      <ErrorNote error={act.error} />
      <Button type="primary" htmlType="submit" size="large" block loading={act.isPending}>
        {t('screen.reset.send')}
      </Button>
    </Form>
  )
}

function SetPassword({ token }: { token: string }): ReactNode {
  const { t } = useTranslation('identity')
  const router = useRouter()
  const toast = useToast()
  const act = useAct(resetPassword, { changes: [] })
  const save = ({ password }: { password: string }) =>
    act.mutate(
      { body: { token, password } },
      {
        onSuccess: () => {
          toast.good(t('screen.reset.done'))
          router.history.push('/sign-in')
        },
      },
    )
  return (
    <Form layout="vertical" requiredMark={false} onFinish={save}>
      <NewPassword name="password" label={t('screen.password.new')} size="large" />
      <ErrorNote error={act.error} />
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={act.isPending}
        style={{ marginTop: 16 }}
      >
        {t('screen.reset.save')}
      </Button>
    </Form>
  )
}
