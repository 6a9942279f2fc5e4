import { Form, Input } from 'antd'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import { askSetup, getWelcome, signIn } from '#identity/core'
import { ErrorNote, GoTo, ReasonedButton, useFormat } from '#ui'
import { nowHere, useAccount } from './me.ts'
import { Outside } from './Outside.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { safePath } from './safe-path.ts'
import { useWait } from './wait.ts'

export function SignInScreen(): ReactNode {
  const { t } = useTranslation('identity')
  const setup = useAsk(askSetup, undefined, { staleTime: Infinity })
  const welcome = useAsk(getWelcome, undefined, { enabled: setup.data?.done === true })
  const { state } = useAccount()
  const to = safePath(useSearch({ strict: false }))
  if (setup.data?.done === false) return <GoTo to="/setup" />
  if (state === 'signed-in') return <GoTo to={to} />
  return (
    <Outside
      title={
        welcome.data
          ? t('screen.sign-in.to', { organisation: welcome.data.organisationName })
          : t('screen.sign-in.title')
      }
    >
      <SignInForm to={to} />
      <p>
        <Link to="/reset">{t('screen.sign-in.forgotten')}</Link>
      </p>
    </Outside>
  )
}

function SignInForm({ to }: { to: string }): ReactNode {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const router = useRouter()
  const act = useAct(signIn, { changes: [] })
  const wait = useWait(act.error)
  const enter = (body: { login: string; password: string }) => {
    if (wait > 0 || act.isPending) return
    act.mutate(
      { body },
      {
        onSuccess: (me) => {
          nowHere(me)
          router.history.push(to)
        },
      },
    )
  }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={enter} validateTrigger="onBlur">
      <Form.Item
        name="login"
        label={t('screen.sign-in.login')}
        rules={[{ required: true, whitespace: true, message: t('screen.required') }]}
      >
        <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} size="large" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('screen.password.label')}
        rules={[{ required: true, message: t('screen.required') }]}
      >
        <PasswordInput autoComplete="current-password" size="large" />
      </Form.Item>
      <ErrorNote error={act.error} />
      <ReasonedButton
        type="primary"
        htmlType="submit"
        size="large"
        block
        style={{ marginTop: 16 }}
        loading={act.isPending}
        reason={wait > 0 ? t('screen.sign-in.wait', { time: format.duration(wait) }) : undefined}
      >
        {t('screen.sign-in.enter')}
        {wait > 0 && ` ${format.duration(wait)}`}
      </ReasonedButton>
    </Form>
  )
}
