import { Button, Form } from 'antd'
import { useParams, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import { acceptInvitation, getInvitation } from '#identity/core'
import { ErrorNote, ListShape, usePlace } from '#ui'
import { nowHere } from './me.ts'
import { NewPassword } from './NewPassword.tsx'
import { Outside } from './Outside.tsx'

export function InvitationScreen(): ReactNode {
  const { t } = useTranslation('identity')
  const { token = '' } = useParams({ strict: false })
  const asked = useAsk(getInvitation, { params: { token } })
  const invited = asked.data
  if (asked.error) {
    return (
      <Outside title={t('screen.invitation.title')}>
        <ErrorNote error={asked.error} />
      </Outside>
    )
  }
  if (!invited)
    return (
      <Outside title={t('screen.invitation.title')}>
        <ListShape rows={3} />
      </Outside>
    )
  return (
    <Outside
      title={t('screen.invitation.welcome', { name: invited.personName })}
      hint={t('screen.invitation.hint', {
        organisation: invited.organisationName,
        staffNumber: invited.staffNumber,
      })}
    >
      <ChoosePassword token={token} name={invited.personName} staffNumber={invited.staffNumber} />
    </Outside>
  )
}

function ChoosePassword({
  token,
  name,
  staffNumber,
}: {
  token: string
  name: string
  staffNumber: string
}): ReactNode {
  const { t } = useTranslation('identity')
  const { language } = usePlace()
  const router = useRouter()
  const act = useAct(acceptInvitation, { changes: [] })
  const accept = ({ password }: { password: string }) =>
    act.mutate(
      { params: { token }, body: { password, language } },
      {
        onSuccess: (me) => {
          nowHere(me)
          router.history.push('/')
        },
      },
    )
  return (
    <Form layout="vertical" requiredMark={false} onFinish={accept}>
      <input type="hidden" autoComplete="username" value={staffNumber} readOnly />
      <NewPassword
        name="password"
        label={t('screen.password.choose')}
        owner={{ name, staffNumber, email: null }}
        size="large"
      />
      <ErrorNote error={act.error} />
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={act.isPending}
        style={{ marginTop: 16 }}
      >
        {t('screen.invitation.accept')}
      </Button>
    </Form>
  )
}
