// One switch: how it is reached, and whether it is what is needed.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  createSwitch,
  listSwitches,
  type PhoneSwitch,
  updateSwitch,
  whyNotSwitch,
} from '#channels-phone/core'
import { useAct, useAsk } from '#connection'
import { useToast } from '#ui'
import { EditorPanel } from './EditorPanel.tsx'
import { SwitchCheck } from './SwitchCheck.tsx'
import { type SwitchDraft, SwitchFields } from './SwitchFields.tsx'
import { useSeenVersion } from './use-seen-version.ts'

type PanelProps = { switchId: string; onClose(): void; onMade(switchId: string): void }

export function SwitchPanel({ switchId, ...rest }: PanelProps): ReactNode {
  const known = useAsk(listSwitches).data?.items.find(({ id }) => id === switchId)
  return switchId === 'new' || known ? <SwitchEditor known={known} {...rest} /> : null
}

type EditorProps = Omit<PanelProps, 'switchId'> & { known: PhoneSwitch | undefined }

function SwitchEditor({ known, onClose, onMade }: EditorProps) {
  const { t } = useTranslation('channels-phone')
  const [draft, setDraft] = useState(() => draftOf(known))
  const { save, saving, error } = useSave(known, setDraft, onMade)
  const unchanged = known !== undefined && JSON.stringify(draft) === JSON.stringify(draftOf(known))
  const why = whyNotSave(draft, known) ?? (unchanged ? 'unchanged' : undefined)
  return (
    <EditorPanel
      title={known?.name ?? t('screen.switches.add')}
      fields={<SwitchFields draft={draft} isNew={known === undefined} onChange={setDraft} />}
      why={why && t(`screen.why.${why}`)}
      saving={saving}
      error={error}
      onSave={() => save(draft)}
      onClose={onClose}
      takesFocus={known === undefined}
    >
      {known && <SwitchCheck switchId={known.id} unsaved={!unchanged} />}
    </EditorPanel>
  )
}

function useSave(
  known: PhoneSwitch | undefined,
  show: (draft: SwitchDraft) => void,
  onMade: (id: string) => void,
) {
  const { t } = useTranslation('channels-phone')
  const toast = useToast()
  const changes = { changes: [listSwitches] }
  const create = useAct(createSwitch, changes)
  const update = useAct(updateSwitch, changes)
  const seen = useSeenVersion(known?.version ?? 0)
  const save = ({ password, ...settings }: SwitchDraft) => {
    const { version } = seen
    const body = { ...settings, ...(password !== '' && { password }), version }
    const sent = known
      ? update.mutateAsync({ params: { switchId: known.id }, body })
      : create.mutateAsync({ body: { ...settings, password } })
    sent.then((made) => {
      toast.good(t('screen.switch.saved', { name: made.name }))
      seen.saved(made)
      show(draftOf(made))
      onMade(made.id)
    }, seen.failed)
  }
  return {
    save,
    saving: create.isPending || update.isPending,
    error: create.error ?? update.error,
  }
}

function whyNotSave(draft: SwitchDraft, known: PhoneSwitch | undefined) {
  return whyNotSwitch(draft) ?? (!known && draft.password === '' ? 'incomplete' : undefined)
}

const usual = { name: '', url: 'http://127.0.0.1:8088', account: 'huawu', application: 'huawu' }

/** The password is never among what we are told. */
function draftOf(known: PhoneSwitch | undefined): SwitchDraft {
  const { name, url, account, application } = known ?? usual
  return { name, url, account, application, state: known?.state ?? 'in-use', password: '' }
}
