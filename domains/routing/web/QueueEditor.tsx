// One queue, new or there already, in a panel beside the list.
import { Button, Form } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listQueueNames, listQueues } from '#routing/core'
import { createQueue, type QueueShown, updateQueue } from '#routing/core'
import { ProblemError, useAct } from '#connection'
import { ErrorNote, SidePanel, useShortcut, useToast } from '#ui'
import { formOf, newQueueForm, type QueueForm, settingsOf } from './queue-form.ts'
import styles from './QueueEditor.module.css'
import { Basics, HowDealt, Silence, WaitingAndOverflow, WhoTakes, WrapUp } from './QueueFields.tsx'

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
        <WhoTakes />
        <HowDealt />
        <WaitingAndOverflow queueId={queue?.id} />
        <Silence />
        <WrapUp />
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
