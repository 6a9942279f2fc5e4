// What the centre says of its chat: the greeting, what is asked first, what one sender may do.
import { Button, Input, InputNumber, Segmented, Switch } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  askings,
  type ChatSetup,
  type ChatSetupShown,
  getChatSettings,
  getChatSetup,
  type Limits,
  queueChoices,
  saveChatSetup,
} from '#channels-chat/core'
import { useAct, useAsk } from '#connection'
import { languages } from '#protocol'
import { ErrorNote, ListShape, Mark, useToast } from '#ui'
import styles from './ChatSettingsScreen.module.css'
import { QuestionsEditor } from './QuestionsEditor.tsx'
import { Labelled } from './SiteEditor.tsx'

export function SetupPart(): ReactNode {
  const setup = useAsk(getChatSetup)
  if (!setup.data) return setup.isPending ? <ListShape rows={4} /> : <ErrorNote error={setup.error} />
  return <SetupForm key={setup.data.version} setup={setup.data} />
}

function SetupForm({ setup }: { setup: ChatSetupShown }) {
  const { t } = useTranslation('channels-chat')
  const toast = useToast()
  const { queuesOffered, ...kept } = setup
  const [draft, setDraft] = useState<ChatSetup>(kept)
  const save = useAct(saveChatSetup, { changes: [getChatSetup, getChatSettings] })
  const change = (more: Partial<ChatSetup>) => setDraft((before) => ({ ...before, ...more }))
  const keep = () => {
    save
      .mutateAsync({ body: draft })
      .then(() => toast.good(t('screen.setup.saved')))
      .catch(() => undefined)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <section className={styles.part}>
        <h2>{t('screen.setup.greeting')}</h2>
        {languages.map((language) => (
          <Labelled key={language} label={t(`screen.look.${language}`)}>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={2}
                maxLength={200}
                value={draft.greetings[language]}
                onChange={({ target }) =>
                  change({ greetings: { ...draft.greetings, [language]: target.value } })
                }
              />
            )}
          </Labelled>
        ))}
      </section>
      <section className={styles.part}>
        <h2>{t('screen.setup.before')}</h2>
        <p>{t('screen.setup.before-hint')}</p>
        <Labelled label={t('screen.setup.queue-choice')}>
          {(id) => (
            <Segmented
              id={id}
              aria-label={t('screen.setup.queue-choice')}
              value={draft.queueChoice}
              options={queueChoices.map((value) => ({ value, label: t(`screen.setup.queue-${value}`) }))}
              onChange={(queueChoice) => change({ queueChoice })}
            />
          )}
        </Labelled>
        {draft.queueChoice === 'offered' && queuesOffered < 2 && (
          <p role="status">
            <Mark meaning="mind">{t('screen.setup.few-queues', { count: queuesOffered })}</Mark>
          </p>
        )}
        <QuestionsEditor questions={draft.questions} onChange={(questions) => change({ questions })} />
        <Labelled label={t('screen.setup.asks-rating')}>
          {(id) => (
            <Switch id={id} checked={draft.asksRating} onChange={(asksRating) => change({ asksRating })} />
          )}
        </Labelled>
      </section>
      <section className={styles.part}>
        <h2>{t('screen.limits.title')}</h2>
        <p>{t('screen.limits.hint')}</p>
        <LimitsTable limits={draft.limits} onChange={(limits) => change({ limits })} />
      </section>
      <ErrorNote error={save.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('screen.setup.save')}
      </Button>
    </form>
  )
}

const sides = ['visitor', 'address'] as const

function LimitsTable({ limits, onChange }: { limits: Limits; onChange(limits: Limits): void }) {
  const { t } = useTranslation('channels-chat')
  const number = (label: string, value: number, set: (value: number) => void) => (
    <InputNumber aria-label={label} min={0.01} value={value} onChange={(next) => set(next ?? value)} />
  )
  return (
    <table className={styles.limits}>
      <thead>
        <tr>
          <th scope="col">{t('screen.limits.what')}</th>
          {sides.map((side) => (
            <th key={side} scope="col">
              {t(`screen.limits.${side}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {askings.map((asking) => (
          <tr key={asking}>
            <th scope="row">{t(`screen.limits.of.${asking}`)}</th>
            {sides.map((side) => {
              const allowance = limits[side][asking]
              const set = (more: Partial<typeof allowance>) =>
                onChange({ ...limits, [side]: { ...limits[side], [asking]: { ...allowance, ...more } } })
              const label = `${t(`screen.limits.of.${asking}`)} · ${t(`screen.limits.${side}`)}`
              return (
                <td key={side}>
                  {number(`${label} · ${t('screen.limits.burst')}`, allowance.burst, (burst) =>
                    set({ burst: Math.max(1, Math.round(burst)) }),
                  )}
                  {number(`${label} · ${t('screen.limits.a-minute')}`, allowance.perMinute, (perMinute) =>
                    set({ perMinute }),
                  )}
                </td>
              )
            })}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('screen.limits.of.megabytes')}</th>
          {sides.map((side) => (
            <td key={side}>
              {number(
                `${t('screen.limits.of.megabytes')} · ${t(`screen.limits.${side}`)}`,
                limits[side].megabytesPerDay,
                (value) =>
                  onChange({
                    ...limits,
                    [side]: { ...limits[side], megabytesPerDay: Math.max(1, Math.round(value)) },
                  }),
              )}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
