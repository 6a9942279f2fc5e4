// One queue, new or there already, in a panel beside the list.
import { Button, Form, Input, InputNumber, Segmented, Select, Switch } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listQueueNames, listQueues } from '#routing/core'
import { createQueue, type QueueShown, updateQueue } from '#routing/core'
import { ProblemError, useAct } from '#connection'
import { ErrorNote, SidePanel, useShortcut, useToast } from '#ui'
import { formOf, newQueueForm, type QueueForm, settingsOf } from './queue-form.ts'
import styles from './QueueEditor.module.css'
import { RequirementsField } from './RequirementsField.tsx'
import { RingsField } from './RingsField.tsx'

const wide = { width: '100%' }
const changes = { changes: [listQueues, listQueueNames] }

export type QueueEditorProps = {
  queue: QueueShown | undefined
  onClose(): void
  onSaved(queue: QueueShown): void
}

export function QueueEditor({ queue, onClose, onSaved }: QueueEditorProps): ReactNode {
  const { t } = useTranslation(['routing', 'ui'])
  const [form] = Form.useForm<QueueForm>()
  const create = useAct(createQueue, changes)
  const update = useAct(updateQueue, changes)
  const toast = useToast()
  const saving = create.isPending || update.isPending
  const failure = create.error ?? update.error
  // The version she saw: what others change meanwhile must not be overwritten unseen, nor take what she typed.
  const [version, setVersion] = useState(queue?.version ?? 0)
  const save = (filled: QueueForm) => {
    const { channel, ...settings } = settingsOf(filled)
    const sent = queue
      ? update.mutateAsync({ params: { queueId: queue.id }, body: { version, ...settings } })
      : create.mutateAsync({ body: { channel, ...settings } })
    sent.then(
      (saved) => {
        toast.good(t('screen.queue.saved', { name: saved.name }))
        setVersion(saved.version)
        onSaved(saved)
      },
      (error: unknown) => setVersion(versionTold(error) ?? version),
    )
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.queue.save'), run: () => form.submit() })
  return (
    <SidePanel
      title={queue?.name ?? t('screen.queue.new')}
      onClose={onClose}
      takesFocus
      footer={
        <>
          {failure && (
            <div className={styles.failure}>
              <ErrorNote error={failure} kept={t('screen.queue.kept')} />
            </div>
          )}
          <Button type="primary" loading={saving} onClick={() => form.submit()}>
            {t('screen.queue.save')}
          </Button>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
        </>
      }
    >
      <Form<QueueForm>
        form={form}
        layout="vertical"
        initialValues={queue ? formOf(queue) : newQueueForm}
        onFinish={save}
        requiredMark={false}
      >
        <Basics isNew={queue === undefined} />
        <Times />
        <RequirementsField name={['requires']} label={t('screen.queue.requires')} />
        <RingsField />
        <Keywords />
      </Form>
    </SidePanel>
  )
}

/** Once she has been told that somebody else changed it, saving again is her decision. */
function versionTold(error: unknown): number | undefined {
  if (!(error instanceof ProblemError) || error.problem.code !== 'routing.stale') return undefined
  const told = Number(error.problem.facts?.['version'])
  return Number.isInteger(told) ? told : undefined
}

function Basics({ isNew }: { isNew: boolean }) {
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
      <Form.Item name="isDefault" label={t('screen.queue.default')} extra={t('screen.queue.default-hint')}>
        <Switch />
      </Form.Item>
    </>
  )
}

function Times() {
  const { t } = useTranslation('routing')
  const seconds = t('screen.queue.seconds')
  const rules = [{ required: true, message: t('screen.queue.number-needed') }]
  return (
    <div className={styles.pair}>
      <Form.Item name="offerSeconds" rules={rules} label={t('screen.queue.offer-seconds')}>
        <InputNumber style={wide} min={5} max={600} precision={0} suffix={seconds} />
      </Form.Item>
      <Form.Item name="wrapUpSeconds" rules={rules} label={t('screen.queue.wrap-up-seconds')}>
        <InputNumber style={wide} min={0} max={3600} precision={0} suffix={seconds} />
      </Form.Item>
      <Form.Item
        name="priority"
        rules={rules}
        label={t('screen.queue.priority')}
        extra={t('screen.queue.priority-hint')}
      >
        <InputNumber style={wide} min={-100} max={100} precision={0} />
      </Form.Item>
    </div>
  )
}

function Keywords() {
  const { t } = useTranslation('routing')
  return (
    <Form.Item name="keywords" label={t('screen.queue.keywords')} extra={t('screen.queue.keywords-hint')}>
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={[',', '，', '、', '\n']}
        placeholder={t('screen.queue.keywords-example')}
      />
    </Form.Item>
  )
}
