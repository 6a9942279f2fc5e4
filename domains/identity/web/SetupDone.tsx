import { Button } from 'antd'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { signIn } from '#identity/core'
import { ErrorNote } from '#ui'
import { nowHere } from './me.ts'
import { Outside } from './Outside.tsx'
import styles from './SetupForm.module.css'
import type { SetupResult } from './SetupScreen.tsx'

/** The centre stands. The passwords of the sample are shown here and nowhere else. */
export function SetupDone({ result, onEnter }: { result: SetupResult; onEnter(): void }): ReactNode {
  const { t } = useTranslation('identity')
  const router = useRouter()
  const act = useAct(signIn, { changes: [] })
  const enter = () =>
    act.mutate(
      { body: { login: result.signInWith, password: result.password } },
      {
        onSuccess: (me) => {
          nowHere(me)
          onEnter()
          router.history.push('/')
        },
      },
    )
  const nothingToShow = result.sampleAccounts.length === 0
  return (
    <Outside
      title={t('screen.setup.done')}
      hint={nothingToShow ? undefined : t('screen.setup.accounts-hint')}
      wide
    >
      {!nothingToShow && <Accounts accounts={result.sampleAccounts} />}
      <ErrorNote error={act.error} kept={t('screen.setup.sign-in-yourself')} />
      <Button
        type="primary"
        size="large"
        onClick={enter}
        loading={act.isPending}
        style={{ justifySelf: 'start' }}
      >
        {t('screen.setup.enter')}
      </Button>
    </Outside>
  )
}

function Accounts({ accounts }: { accounts: SetupResult['sampleAccounts'] }): ReactNode {
  const { t } = useTranslation('identity')
  const names = ['name', 'staffNumber', 'password', 'role', 'team', 'skills'] as const
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('screen.setup.accounts')}>
      <table className={styles.accounts} data-testid="sample-accounts">
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {t(`screen.setup.account.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.staffNumber}>
              <td>{account.name}</td>
              <td>{account.staffNumber}</td>
              <td>
                <code>{account.password}</code>
              </td>
              <td>{t(`screen.role.${account.role}`)}</td>
              <td>{account.team}</td>
              <td>{account.skills}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
