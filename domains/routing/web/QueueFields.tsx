// The settings of a queue, by what somebody who sets them asks herself.
import { Form, Input, InputNumber, Segmented, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarSelect } from '#calendar/web'
import { useAsk } from '#connection'
import type { Id } from '#protocol'
import { listQueueNames } from '#routing/core'
import styles from './QueueEditor.module.css'
import type { QueueForm } from './queue-form.ts'
import { RequirementsField } from './RequirementsField.tsx'
import { RingsField } from './RingsField.tsx'

const wide = { width: '100%' }

export function Basics({ isNew }: { isNew: boolean }): ReactNode {
  const { t } = useTranslation('routing')
  const channels = (['chat', 'phone', 'mail'] as const).map((value) => ({
    value,
    label: t(`screen.channel.${value}`),
  }))
  return (
    <>
      <Form.Item
        name="name"
        label={t('screen.queue.name')}
        rules={[{ required: true, whitespace: true, message: t('screen.queue.name-needed') }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="channel" label={t('screen.queue.channel')} hidden={!isNew}>
          <Select options={channels} />
        </Form.Item>
        <Form.Item name="state" label={t('screen.queue.state')}>
          <Segmented
            options={(['open', 'closed'] as const).map((value) => ({
              value,
              label: t(`screen.queue.${value}`),
            }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="calendarId" label={t('screen.queue.calendar')} extra={t('screen.queue.calendar-hint')}>
        <CalendarSelect />
      </Form.Item>
      <Choice name="isDefault" />
      <Form.Item name="keywords" label={t('screen.queue.keywords')} extra={t('screen.queue.keywords-hint')}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', '\n']}
          placeholder={t('screen.queue.keywords-example')}
        />
      </Form.Item>
      <Choice name="offeredToVisitors" />
      <PublicNames />
    </>
  )
}

/** What visitors read, in their language. */
function PublicNames() {
  const { t } = useTranslation('routing')
  const form = Form.useFormInstance<QueueForm>()
  const name = Form.useWatch('name', form)
  if (!Form.useWatch('offeredToVisitors', form)) return null
  return (
    <>
      <div className={styles.triple}>
        {(['zh-Hans', 'zh-Hant', 'en'] as const).map((language) => (
          <Form.Item
            key={language}
            name={['publicNames', language]}
            label={t(`screen.queue.public-name.${language}`)}
          >
            <Input maxLength={40} placeholder={name} />
          </Form.Item>
        ))}
      </div>
      <p className={styles.after}>{t('screen.queue.publicNames-hint')}</p>
    </>
  )
}

export function WhoTakes(): ReactNode {
  const { t } = useTranslation('routing')
  return (
    <Section name="who">
      <RequirementsField name={['requires']} label={t('screen.queue.requires')} />
      <RingsField />
      <Form.Item
        name="selection"
        label={t('screen.queue.selection')}
        extra={t('screen.queue.selection-hint')}
      >
        <Segmented
          options={(['longest-idle', 'least-occupied'] as const).map((value) => ({
            value,
            label: t(`screen.queue.${value}`),
          }))}
        />
      </Form.Item>
      <div className={styles.pair}>
        <Count name="lastAgentHours" from={0} to={720} unit="hours" />
        <Count name="lastAgentWaitSeconds" from={0} to={300} />
      </div>
    </Section>
  )
}

export function HowDealt(): ReactNode {
  return (
    <Section name="how">
      <div className={styles.pair}>
        <Count name="offerSeconds" from={5} to={600} />
        <Count name="missesAllowed" from={1} to={10} unit="times" />
      </div>
      <Choice name="autoAccept" />
      <Choice name="mayReject" />
      <Choice name="exclusive" />
    </Section>
  )
}

export function WaitingAndOverflow({ queueId }: { queueId: Id | undefined }): ReactNode {
  return (
    <Section name="waiting">
      <div className={styles.pair}>
        <Count name="priority" from={-100} to={100} unit="points" />
        <Count name="vipPriority" from={0} to={100} unit="points" />
      </div>
      <Count name="ageingSeconds" from={30} to={7200} />
      <Overflow queueId={queueId} />
    </Section>
  )
}

function Overflow({ queueId }: { queueId: Id | undefined }) {
  const { t } = useTranslation('routing')
  const form = Form.useFormInstance<QueueForm>()
  const channel = Form.useWatch('channel', form)
  const overflows = Boolean(Form.useWatch('overflowQueueId', form))
  const queues = useAsk(listQueueNames, undefined, { staleTime: 60_000 })
  const options = (queues.data?.items ?? [])
    .filter((queue) => queue.id !== queueId && queue.channel === channel)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={styles.pair}>
      <Form.Item
        name="overflowQueueId"
        label={t('screen.queue.overflowQueueId')}
        extra={t('screen.queue.overflowQueueId-hint')}
      >
        <Select allowClear options={options} placeholder={t('screen.queue.no-overflow')} />
      </Form.Item>
      {overflows && <Count name="overflowAfterSeconds" from={1} to={86_400} />}
    </div>
  )
}

export function Silence(): ReactNode {
  return (
    <Section name="silence">
      <div className={styles.pair}>
        <Count name="visitorSilenceAskSeconds" from={10} to={7200} />
        <Count name="visitorSilenceCloseSeconds" from={20} to={14_400} />
        <Count name="agentSilenceAlertSeconds" from={10} to={7200} />
        <Count name="agentSilenceReturnSeconds" from={20} to={14_400} optional />
      </div>
    </Section>
  )
}

export function WrapUp(): ReactNode {
  return (
    <Section name="wrap-up">
      <div className={styles.pair}>
        <Count name="wrapUpSeconds" from={0} to={3600} />
        <Count name="wrapUpExtensions" from={0} to={10} unit="times" />
      </div>
    </Section>
  )
}

function Section({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('routing')
  return (
    <section className={styles.section} aria-label={t(`screen.queue.section.${name}`)}>
      <h3>{t(`screen.queue.section.${name}`)}</h3>
      {children}
    </section>
  )
}

type CountProps = {
  name: keyof QueueForm
  from: number
  to: number
  unit?: 'seconds' | 'hours' | 'times' | 'points'
  optional?: boolean
}

function Count({ name, from, to, unit = 'seconds', optional = false }: CountProps) {
  const { t } = useTranslation('routing')
  return (
    <Form.Item
      name={name}
      label={t(`screen.queue.${name}`)}
      extra={t(`screen.queue.${name}-hint`)}
      rules={optional ? [] : [{ required: true, message: t('screen.queue.number-needed') }]}
    >
      <InputNumber
        style={wide}
        min={from}
        max={to}
        precision={0}
        suffix={t(`screen.queue.unit.${unit}`)}
        {...(optional && { placeholder: t('screen.queue.never') })}
      />
    </Form.Item>
  )
}

/** Yes or no, with what it means beside it. */
function Choice({ name }: { name: keyof QueueForm }) {
  const { t } = useTranslation('routing')
  return (
    <div className={styles.choice}>
      <Form.Item name={name} noStyle>
        <Switch id={`queue-${name}`} aria-describedby={`queue-${name}-hint`} />
      </Form.Item>
      <div>
        <label htmlFor={`queue-${name}`}>{t(`screen.queue.${name}`)}</label>
        <p id={`queue-${name}-hint`} className={styles.hint}>
          {t(`screen.queue.${name}-hint`)}
        </p>
      </div>
    </div>
  )
}
