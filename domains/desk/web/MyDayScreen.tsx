// 我的今天: my states as a bar, my figures with what they mean, and the contacts they come from.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { askAgain, useAsk, useLive } from '#connection'
import { figuresOf, getMyDay } from '#desk/core'
import { Followups } from '#followups/web'
import { ErrorNote, ListShape, Page } from '#ui'
import { DayBar } from './DayBar.tsx'
import { DayContacts } from './DayContacts.tsx'
import { DayFigures } from './DayFigures.tsx'
import { DayRatings } from './DayRatings.tsx'
import styles from './MyDayScreen.module.css'

const everyMinute = 60_000
const changesIt =
  /^(agent\.state-changed|contact\.(offered|requeued|accepted|transferred|ended|wrapped-up|wrap-up-corrected|rated))$/

export function MyDayScreen(): ReactNode {
  const { t } = useTranslation(['desk', 'followups'])
  const asked = useAsk(getMyDay, undefined, { refetchInterval: everyMinute })
  useLive((news) => {
    if (news.kind === 'event' && changesIt.test(news.event.type)) void askAgain(getMyDay)
  })
  const day = asked.data
  return (
    <Page title={t('screen.my-day.title')} hint={t('screen.my-day.hint')}>
      {asked.error && <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {!day && !asked.error && <ListShape rows={6} />}
      {day && (
        <div className={styles.day}>
          <DayBar states={day.states} />
          <DayFigures figures={figuresOf(day.contacts, day.ratings)} />
          <section aria-label={t('followups:screen.title')} className={styles.followups}>
            <h2>{t('followups:screen.title')}</h2>
            <Followups />
          </section>
          <DayContacts contacts={day.contacts} />
          <DayRatings ratings={day.ratings} />
        </div>
      )}
    </Page>
  )
}
