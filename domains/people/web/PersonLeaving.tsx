import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { useMe, useWhyNot } from '#identity/web'
import { type PersonPage, recordDeparture, undoDeparture, whyNotDepart, whyNotReturn } from '#people/core'
import { ErrorNote, ReasonedButton, useConfirm, useFormat, useToast } from '#ui'
import styles from './People.module.css'

/** Leaving and coming back; who is the last administrator only the server knows. */
export function PersonLeaving({ person }: { person: PersonPage }): ReactNode {
  const { t } = useTranslation('people')
  const { actor } = useMe()
  const whyNot = useWhyNot('people.manage')
  const toast = useToast()
  const confirm = useConfirm()
  const format = useFormat()
  const leave = useAct(recordDeparture)
  const comeBack = useAct(undoDeparture)
  const gone = person.state === 'left'
  const rule = gone ? whyNotReturn(actor, person) : whyNotDepart(actor, person, 1)
  const reason = whyNot({ personId: person.id, unitId: person.unitId }) ?? (rule && t(`refusals.${rule}`))
  const record = async () => {
    const sure = await confirm({
      title: t('screen.leaving.question', { name: person.name }),
      text: t('screen.leaving.effect'),
      confirm: t('screen.leaving.leave'),
      danger: true,
    })
    if (!sure) return
    leave.mutate(
      { params: { personId: person.id }, body: { version: person.version } },
      { onSuccess: () => toast.good(t('screen.leaving.left', { name: person.name })) },
    )
  }
  const undo = () =>
    comeBack.mutate(
      { params: { personId: person.id } },
      { onSuccess: () => toast.good(t('screen.leaving.back', { name: person.name })) },
    )
  return (
    <section className={styles.part}>
      <header>
        <h3>{t('screen.leaving.title')}</h3>
      </header>
      <div className={styles.stack}>
        <p className={styles.quiet}>
          {gone && person.leftAt
            ? t('screen.leaving.since', { when: format.when(person.leftAt) })
            : t('screen.leaving.hint')}
        </p>
        <div>
          <ReasonedButton
            danger={!gone}
            reason={reason}
            loading={leave.isPending || comeBack.isPending}
            onClick={() => (gone ? undo() : void record())}
          >
            {t(gone ? 'screen.leaving.return' : 'screen.leaving.leave')}
          </ReasonedButton>
        </div>
        <ErrorNote error={leave.error ?? comeBack.error} />
      </div>
    </section>
  )
}
