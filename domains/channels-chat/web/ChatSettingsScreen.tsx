import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getChatSettings, usualLook as plainLook } from '#channels-chat/core'
import { useAsk } from '#connection'
import { CopyLine, ErrorNote, Mark, Page } from '#ui'
import styles from './ChatSettingsScreen.module.css'
import { LookForm } from './LookForm.tsx'
import { scriptTag, securityPolicy, usualLook } from './script-tag.ts'
import { SetupPart } from './SetupPart.tsx'
import { SitesPart } from './SitesPart.tsx'
import { WidgetPreview } from './WidgetPreview.tsx'

/** `/settings/chat`: how the chat comes onto a site. */
export function ChatSettingsScreen(): ReactNode {
  const { t, i18n } = useTranslation('channels-chat')
  const [look, setLook] = useState(usualLook)
  const settings = useAsk(getChatSettings)
  const { origin } = window.location
  const preview = `/demo-site/?lang=${look.language || i18n.language}`
  return (
    <Page
      narrow
      title={t('screen.title')}
      hint={t('screen.hint')}
      actions={
        <a href={preview} target="_blank" rel="noreferrer">
          {t('screen.preview')}
        </a>
      }
    >
      <ErrorNote error={settings.error} onRetry={() => void settings.refetch()} />
      {settings.data && <Standing open={settings.data.open} />}
      <section className={styles.part}>
        <h2>{t('screen.tag')}</h2>
        <p>{t('screen.tag-hint')}</p>
        <CopyLine label={t('screen.tag')} text={scriptTag(origin, look)} />
        <LookForm look={look} usualTitle={settings.data?.organisationName ?? ''} onChange={setLook} />
        <WidgetPreview
          language={look.language || undefined}
          lookIn={() => ({
            ...plainLook,
            ...look,
            theme: look.theme || 'auto',
            accent: look.accent || null,
            launcher: '',
          })}
        />
      </section>
      <SitesPart />
      <SetupPart />
      <section className={styles.part}>
        <h2>{t('screen.policy')}</h2>
        <p>{t('screen.policy-hint')}</p>
        <CopyLine label={t('screen.policy')} text={securityPolicy(origin)} />
      </section>
      <section className={styles.part}>
        <h2>{t('screen.program')}</h2>
        <dl className={styles.calls}>
          {(['open', 'close', 'ready'] as const).map((name) => (
            <div key={name}>
              <dt>
                <code>{name === 'ready' ? 'huawu:ready' : `window.huawu.${name}()`}</code>
              </dt>
              <dd>{t(`screen.program-${name}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  )
}

function Standing({ open }: { open: boolean }) {
  const { t } = useTranslation('channels-chat')
  return (
    <p className={styles.standing}>
      <Mark meaning={open ? 'good' : 'mind'}>{t(open ? 'screen.open' : 'screen.closed')}</Mark>{' '}
      {!open && <Link to="/settings/queues">{t('screen.to-queues')}</Link>}
    </p>
  )
}
