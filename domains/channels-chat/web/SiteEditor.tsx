import { Button, Input, Segmented, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  createSite,
  deleteSite,
  listSites,
  type Site,
  type SiteDraft,
  type SiteLook,
  updateSite,
} from '#channels-chat/core'
import { useAct, useAsk } from '#connection'
import { languages } from '#protocol'
import { listQueueNames } from '#routing/core'
import { ErrorNote, useConfirm } from '#ui'
import styles from './ChatSettingsScreen.module.css'
import { WidgetPreview } from './WidgetPreview.tsx'

const changes = { changes: [listSites] }

export function SiteEditor({ site, onDone }: { site: Site | SiteDraft; onDone(): void }): ReactNode {
  const { t } = useTranslation('channels-chat')
  const confirm = useConfirm()
  const [{ name, origins, look, queueId }, setDraft] = useState<SiteDraft>(site)
  const [places, setPlaces] = useState(origins.join('\n'))
  const [create, update, remove] = [
    useAct(createSite, changes),
    useAct(updateSite, changes),
    useAct(deleteSite, changes),
  ]
  const change = (more: Partial<SiteDraft>) => setDraft((draft) => ({ ...draft, ...more }))
  const body = () => ({
    name,
    look,
    queueId,
    origins: places.split(/[\s,]+/).filter((origin) => origin !== ''),
  })

  async function save(): Promise<void> {
    if ('id' in site)
      await update.mutateAsync({ params: { siteId: site.id }, body: { ...body(), version: site.version } })
    else await create.mutateAsync({ body: body() })
    onDone()
  }

  async function takeAway(siteId: string): Promise<void> {
    const sure = await confirm({
      title: t('screen.sites.remove-title', { name }),
      text: t('screen.sites.remove-text'),
      confirm: t('screen.sites.remove'),
      danger: true,
    })
    if (!sure) return
    await remove.mutateAsync({ params: { siteId } })
    onDone()
  }

  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        save().catch(() => undefined)
      }}
    >
      <Labelled label={t('screen.sites.name')}>
        {(id) => (
          <Input
            id={id}
            value={name}
            maxLength={60}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('screen.sites.origins')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={3}
            value={places}
            placeholder={'https://shop.example\nhttps://*.shop.example'}
            onChange={({ target }) => setPlaces(target.value)}
          />
        )}
      </Labelled>
      <LookFields look={look} onChange={(more) => change({ look: { ...look, ...more } })} />
      <WidgetPreview lookIn={(language) => ({ ...look, launcher: look.launcher[language] })} />
      <QueueField queueId={queueId} onChange={(chosen) => change({ queueId: chosen })} />
      <ErrorNote error={create.error ?? update.error ?? remove.error} />
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit" loading={create.isPending || update.isPending}>
          {t('screen.sites.save')}
        </Button>
        <Button onClick={onDone}>{t('screen.sites.cancel')}</Button>
        {'id' in site && (
          <Button danger onClick={() => void takeAway(site.id).catch(() => undefined)}>
            {t('screen.sites.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}

export function Labelled({ label, children }: { label: string; children(id: string): ReactNode }): ReactNode {
  const id = useId()
  return (
    <div className={styles.labelled}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function LookFields({ look, onChange }: { look: SiteLook; onChange(more: Partial<SiteLook>): void }) {
  const { t } = useTranslation('channels-chat')
  const said = (value: string) => ({ value, label: t(`screen.look.${value}`) })
  return (
    <>
      <Labelled label={t('screen.look.title')}>
        {(id) => (
          <Input
            id={id}
            value={look.title}
            maxLength={40}
            onChange={({ target }) => onChange({ title: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('screen.look.accent')}>
        {(id) => (
          <input
            id={id}
            type="color"
            value={look.accent ?? '#0b666e'}
            onChange={({ target }) => onChange({ accent: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('screen.look.theme')}>
        {(id) => (
          <Segmented
            id={id}
            aria-label={t('screen.look.theme')}
            value={look.theme}
            options={(['auto', 'light', 'dark'] as const).map((value) => ({ ...said(value), value }))}
            onChange={(theme) => onChange({ theme })}
          />
        )}
      </Labelled>
      <Labelled label={t('screen.look.position')}>
        {(id) => (
          <Segmented
            id={id}
            aria-label={t('screen.look.position')}
            value={look.position}
            options={(['right', 'left'] as const).map((value) => ({ ...said(value), value }))}
            onChange={(position) => onChange({ position })}
          />
        )}
      </Labelled>
      <Labelled label={t('screen.look.letter')}>
        {(id) => (
          <Input
            id={id}
            value={look.letter}
            maxLength={2}
            onChange={({ target }) => onChange({ letter: target.value })}
          />
        )}
      </Labelled>
      {languages.map((language) => (
        <Labelled key={language} label={`${t('screen.look.launcher')} · ${t(`screen.look.${language}`)}`}>
          {(id) => (
            <Input
              id={id}
              value={look.launcher[language]}
              maxLength={language === 'en' ? 24 : 12}
              onChange={({ target }) =>
                onChange({ launcher: { ...look.launcher, [language]: target.value } })
              }
            />
          )}
        </Labelled>
      ))}
    </>
  )
}

export function QueueField({
  queueId,
  onChange,
}: {
  queueId: string | null
  onChange(queueId: string | null): void
}): ReactNode {
  const { t } = useTranslation('channels-chat')
  const { data } = useAsk(listQueueNames)
  const chats = data?.items.filter(({ channel }) => channel === 'chat') ?? []
  return (
    <Labelled label={t('screen.sites.queue')}>
      {(id) => (
        <Select
          id={id}
          value={queueId ?? ''}
          options={[
            { value: '', label: t('screen.sites.any-queue') },
            ...chats.map((queue) => ({ value: queue.id, label: queue.name })),
          ]}
          onChange={(value) => onChange(value === '' ? null : value)}
        />
      )}
    </Labelled>
  )
}
