// Whether the switch is what is needed; each thing it lacks as a sentence that says what to do.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { checkSwitch, type SwitchFinding } from '#channels-phone/core'
import { useAct } from '#connection'
import { ErrorNote, Mark, ReasonedButton } from '#ui'
import styles from './PhoneSettingsScreen.module.css'

type Props = { switchId: string; unsaved: boolean }

export function SwitchCheck({ switchId, unsaved }: Props): ReactNode {
  const { t } = useTranslation('channels-phone')
  const act = useAct(checkSwitch, { changes: [] })
  const check = () => act.mutate({ params: { switchId } })
  return (
    <section className={styles.check} aria-label={t('screen.check.title')}>
      <p className={styles.hint}>{t('screen.check.hint')}</p>
      <ReasonedButton
        reason={unsaved ? t('screen.check.unsaved') : undefined}
        loading={act.isPending}
        onClick={check}
      >
        {t('screen.check.do')}
      </ReasonedButton>
      <ErrorNote error={act.error} />
      <div aria-live="polite" className={styles.outcome}>
        {act.isPending && <p className={styles.hint}>{t('screen.check.looking')}</p>}
        {act.data && !act.isPending && <Outcome findings={act.data.findings} />}
      </div>
    </section>
  )
}

function Outcome({ findings }: { findings: readonly SwitchFinding[] }) {
  const { t } = useTranslation('channels-phone')
  const sentence = useSentence()
  if (findings.length === 0) return <Mark meaning="good">{t('screen.check.well')}</Mark>
  return (
    <>
      <p>{t('screen.check.found', { count: findings.length })}</p>
      <ul className={styles.findings}>
        {findings.map((finding) => (
          <li key={JSON.stringify(finding)}>{sentence(finding)}</li>
        ))}
      </ul>
    </>
  )
}

/** The server writes a dash for what the switch does not say: then it is told in other words. */
function useSentence(): (finding: SwitchFinding) => string {
  const { t } = useTranslation('channels-phone')
  return ({ code, facts }) => {
    const isUnsaid = Object.values(facts).includes('—')
    const keys = [`screen.finding.${code}`, 'screen.finding.other']
    return t(isUnsaid ? [`screen.finding.${code}-unsaid`, ...keys] : keys, { code, ...facts })
  }
}
