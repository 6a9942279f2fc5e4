// The line for the site's pages, and the secrets with which its server signs who is signed in there.
import { Button, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createSiteSecret, deleteSiteSecret, listSites, type Site } from '#channels-chat/core'
import { useAct } from '#connection'
import { CopyLine, ErrorNote, useConfirm, When } from '#ui'
import styles from './ChatSettingsScreen.module.css'
import { signingSamples } from './signing-samples.ts'

const mostSecrets = 2
const changes = { changes: [listSites] }

export function SiteKeys({ site }: { site: Site }): ReactNode {
  const { t } = useTranslation('channels-chat')
  const confirm = useConfirm()
  const [made, setMade] = useState<string | undefined>()
  const [create, remove] = [useAct(createSiteSecret, changes), useAct(deleteSiteSecret, changes)]
  const tag = `<script src="${window.location.origin}/widget.js" data-site="${site.id}" async></script>`

  async function forget(secretId: string, ending: string): Promise<void> {
    const sure = await confirm({
      title: t('screen.secrets.remove-title', { ending }),
      text: t('screen.secrets.remove-text'),
      confirm: t('screen.secrets.remove'),
      danger: true,
    })
    if (sure) await remove.mutateAsync({ params: { siteId: site.id, secretId } })
  }

  return (
    <>
      <CopyLine label={t('screen.tag')} text={tag} />
      <details>
        <summary>{t('screen.secrets.title')}</summary>
        <p>{t('screen.secrets.hint')}</p>
        <ul className={styles.secrets}>
          {site.secrets.map(({ id, ending, createdAt }) => (
            <li key={id}>
              <code>…{ending}</code> <When at={createdAt} />
              <Button size="small" onClick={() => void forget(id, ending).catch(() => undefined)}>
                {t('screen.secrets.remove')}
              </Button>
            </li>
          ))}
        </ul>
        {made && (
          <>
            <p role="status">{t('screen.secrets.once')}</p>
            <CopyLine label={t('screen.secrets.title')} text={made} />
          </>
        )}
        <Button
          disabled={site.secrets.length >= mostSecrets}
          loading={create.isPending}
          onClick={() => {
            create
              .mutateAsync({ params: { siteId: site.id }, body: {} })
              .then(({ secret }) => setMade(secret))
              .catch(() => undefined)
          }}
        >
          {t('screen.secrets.create')}
        </Button>
        <ErrorNote error={create.error ?? remove.error} />
        <Samples />
      </details>
    </>
  )
}

function Samples() {
  const { t } = useTranslation('channels-chat')
  const [shown, setShown] = useState<keyof typeof signingSamples>('Node.js')
  return (
    <div className={styles.samples}>
      <p>{t('screen.secrets.sample')}</p>
      <p className={styles.aside}>{t('screen.secrets.more')}</p>
      <Segmented
        aria-label={t('screen.secrets.sample')}
        value={shown}
        options={Object.keys(signingSamples) as (typeof shown)[]}
        onChange={setShown}
      />
      <pre tabIndex={0}>{signingSamples[shown]}</pre>
    </div>
  )
}
