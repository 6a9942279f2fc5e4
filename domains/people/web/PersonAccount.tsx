import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { createInvitation, createPasswordResetLink, outranks, type ShownLink } from '#identity/core'
import { useMe, useWhyNot } from '#identity/web'
import { getPerson, listPeople, type PersonPage } from '#people/core'
import { CopyLine, ErrorNote, Mark, ReasonedButton, useFormat } from '#ui'
import styles from './People.module.css'

/** How she signs in: a link to begin with, a link when the password is forgotten. */
export function PersonAccount({ person }: { person: PersonPage }): ReactNode {
  const { t } = useTranslation('people')
  const me = useMe()
  const whyNot = useWhyNot('accounts.manage')
  const invite = useAct(createInvitation, { changes: [getPerson, listPeople] })
  const reset = useAct(createPasswordResetLink, { changes: [] })
  const outranked = outranks(me.actor, person.roles) ? undefined : t('refusals.outranked')
  const reason = whyNot({ personId: person.id, unitId: person.unitId }) ?? outranked
  const active = person.account === 'active'
  const act = active ? reset : invite
  const make = () => {
    if (active) reset.mutate({ params: { personId: person.id } })
    else invite.mutate({ body: { personId: person.id } })
  }
  return (
    <section className={styles.part}>
      <header>
        <h3>{t('screen.account.title')}</h3>
        <Mark meaning={active ? 'good' : person.account === 'invited' ? 'info' : 'none'}>
          {t(`screen.account.${person.account}`)}
        </Mark>
      </header>
      <div className={styles.stack}>
        <p className={styles.quiet}>
          {t(active ? 'screen.account.reset-hint' : 'screen.account.invite-hint')}
        </p>
        <div>
          <ReasonedButton reason={reason} loading={act.isPending} onClick={make}>
            {t(
              active
                ? 'screen.account.reset'
                : person.account === 'invited'
                  ? 'screen.account.invite-again'
                  : 'screen.account.invite',
            )}
          </ReasonedButton>
        </div>
        <ErrorNote error={act.error} />
        {invite.data && <Link made={invite.data} />}
        {reset.data && <Link made={reset.data} />}
      </div>
    </section>
  )
}

function Link({ made }: { made: ShownLink }): ReactNode {
  const { t } = useTranslation('people')
  const format = useFormat()
  return (
    <div className={styles.stack}>
      <CopyLine text={made.link} label={t('screen.account.link')} />
      <p className={styles.quiet}>
        {t(made.mailed ? 'screen.account.link-mailed' : 'screen.account.link-hand-over', {
          until: format.when(made.expiresAt),
        })}
      </p>
    </div>
  )
}
