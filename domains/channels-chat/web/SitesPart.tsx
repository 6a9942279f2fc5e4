// The sites that carry the chat: from the first one on, no other may.
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listSites, type Site, usualLook } from '#channels-chat/core'
import { useAsk } from '#connection'
import { ErrorNote, ListShape } from '#ui'
import styles from './ChatSettingsScreen.module.css'
import { SiteEditor } from './SiteEditor.tsx'
import { SiteKeys } from './SiteKeys.tsx'

export function SitesPart(): ReactNode {
  const { t } = useTranslation('channels-chat')
  const sites = useAsk(listSites)
  const [edited, setEdited] = useState<Site | 'new' | undefined>()
  const close = () => setEdited(undefined)
  return (
    <section className={styles.part}>
      <h2>{t('screen.sites.title')}</h2>
      <p>{t('screen.sites.hint')}</p>
      <ErrorNote error={sites.error} onRetry={() => void sites.refetch()} />
      {sites.isPending && <ListShape rows={2} />}
      {sites.data?.items.map((site) =>
        edited !== 'new' && edited?.id === site.id ? (
          <SiteEditor key={site.id} site={site} onDone={close} />
        ) : (
          <article key={site.id} className={styles.site}>
            <div className={styles.siteHead}>
              <strong>{site.name}</strong>
              <span>{site.origins.join('  ')}</span>
              <Button size="small" onClick={() => setEdited(site)}>
                {t('screen.sites.change')}
              </Button>
            </div>
            <SiteKeys site={site} />
          </article>
        ),
      )}
      {edited === 'new' ? (
        <SiteEditor site={{ name: '', origins: [], look: usualLook, queueId: null }} onDone={close} />
      ) : (
        <Button onClick={() => setEdited('new')}>{t('screen.sites.create')}</Button>
      )}
    </section>
  )
}
