// How many contacts of each channel an agent has in her hands at most.
import { Button, InputNumber } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { type AgentListed, type PerChannel, setCapacity } from '#routing/core'
import { Dialog, useToast } from '#ui'
import styles from './CapacityEditor.module.css'

const channels = ['chat', 'phone', 'mail'] as const

export type CapacityEditorProps = {
  agent: Pick<AgentListed, 'personId' | 'name' | 'capacity' | 'version'>
  /** It was saved, or somebody else changed her: what shows her asks again. */
  onChanged(): void
  onClose(): void
}

export function CapacityEditor({ agent, onChanged, onClose }: CapacityEditorProps): ReactNode {
  const { t } = useTranslation('routing')
  const { name, personId, version } = agent
  const [capacity, setDraft] = useState<PerChannel>(agent.capacity)
  const toast = useToast()
  const saving = useAct(setCapacity)
  const isSame = channels.every((channel) => capacity[channel] === agent.capacity[channel])
  const save = async () => {
    try {
      await saving.mutateAsync({ params: { personId }, body: { version, capacity } })
      toast.good(t('screen.capacity.saved', { name }))
      onClose()
    } catch (error) {
      toast.bad(error)
    }
    onChanged()
  }
  return (
    <Dialog title={t('screen.capacity.title', { name })} onClose={onClose}>
      <p className={styles.hint}>{t('screen.capacity.hint')}</p>
      <div className={styles.fields}>
        {channels.map((channel) => (
          <label key={channel}>
            {t(`screen.capacity.${channel}`)}
            <InputNumber
              min={0}
              max={50}
              precision={0}
              value={capacity[channel]}
              onChange={(value) => setDraft({ ...capacity, [channel]: value ?? 0 })}
            />
          </label>
        ))}
      </div>
      <Button type="primary" disabled={isSame} loading={saving.isPending} onClick={() => void save()}>
        {t('screen.capacity.save')}
      </Button>
    </Dialog>
  )
}
