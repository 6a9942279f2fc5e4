import { Button, Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonPage } from '#people/core'
import { ErrorNote, Mark, ReasonedButton, SidePanel, useShortcut, useToast } from '#ui'
import { MeanwhileNote } from './MeanwhileNote.tsx'
import { differences, type Draft, draftOf, emptyDraft } from './person-draft.ts'
import { PersonRoles } from './PersonRoles.tsx'
import { PersonSkills } from './PersonSkills.tsx'
import { useLanguageOptions } from './spoken-languages.ts'
import { UnitSelect } from './UnitSelect.tsx'
import { useSavePerson } from './use-save-person.ts'

export type PersonEditorProps = {
  /** Undefined while she is new. */
  person: PersonPage | undefined
  /** Why nothing can be changed. */
  reason: string | undefined
  onClose(): void
  onSaved?: (person: PersonPage) => void
  children?: ReactNode
}

export function PersonEditor({ person, reason, onClose, onSaved, children }: PersonEditorProps): ReactNode {
  const { t } = useTranslation('people')
  const toast = useToast()
  const [base, setBase] = useState(person)
  const [draft, setDraft] = useState(() => (person ? draftOf(person) : emptyDraft))
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const untouched = differences(base ? draftOf(base) : emptyDraft, draft).length === 0
  const { saving, error, meanwhile, save } = useSavePerson(base, (latest, rebased) => {
    setBase(latest)
    setDraft(rebased)
  })
  // A record nobody is editing follows what others do with it.
  if (person && base && person.version > base.version && untouched) {
    setBase(person)
    setDraft(draftOf(person))
  }
  const saveIt = async () => {
    if (untouched || saving || reason !== undefined) return
    const saved = await save(draft)
    if (!saved) return
    setBase(saved)
    setDraft(draftOf(saved))
    toast.good(t(person ? 'screen.person.saved' : 'screen.person.added', { name: saved.name }))
    onSaved?.(saved)
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.person.save'), run: () => void saveIt() })
  const missing = draft.name.trim() === '' || draft.staffNumber.trim() === ''
  const why =
    reason ?? (missing ? t('screen.person.fill-in') : untouched ? t('screen.person.unchanged') : undefined)
  const footer = (
    <>
      <ReasonedButton type="primary" loading={saving} reason={why} onClick={() => void saveIt()}>
        {t('screen.person.save')}
      </ReasonedButton>
      {!untouched && base && reason === undefined && (
        <Button onClick={() => setDraft(draftOf(base))}>{t('screen.person.undo')}</Button>
      )}
    </>
  )
  return (
    <SidePanel
      title={person?.name ?? t('screen.people.add')}
      onClose={onClose}
      footer={footer}
      takesFocus={!person}
    >
      {reason && <Mark meaning="info">{reason}</Mark>}
      {meanwhile && <MeanwhileNote meanwhile={meanwhile} />}
      <ErrorNote error={error} kept={t('screen.person.kept')} />
      <Form layout="vertical" requiredMark={false} disabled={reason !== undefined} component="div">
        <Record draft={draft} change={change} />
        <PersonSkills
          skills={draft.skills}
          onChange={(skills) => change({ skills })}
          disabled={reason !== undefined}
        />
        <PersonRoles
          unitId={draft.unitId}
          roles={draft.roles}
          onChange={(roles) => change({ roles })}
          disabled={reason !== undefined}
        />
      </Form>
      {children}
    </SidePanel>
  )
}

function Record({ draft, change }: { draft: Draft; change(part: Partial<Draft>): void }): ReactNode {
  const { t } = useTranslation('people')
  const languages = useLanguageOptions()
  return (
    <>
      <Form.Item label={t('screen.person-field.name')} htmlFor="person-name">
        <Input
          id="person-name"
          value={draft.name}
          maxLength={80}
          onChange={({ target }) => change({ name: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('screen.field.staffNumber')} htmlFor="person-number">
        <Input
          id="person-number"
          value={draft.staffNumber}
          maxLength={32}
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => change({ staffNumber: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('screen.field.unitId')} htmlFor="person-unit">
        <UnitSelect
          id="person-unit"
          allowClear
          placeholder={t('screen.person.no-unit')}
          {...(draft.unitId && { value: draft.unitId })}
          onChange={(unitId: string | undefined) => change({ unitId: unitId ?? null })}
        />
      </Form.Item>
      <Form.Item label={t('screen.field.email')} htmlFor="person-email" extra={t('screen.person.email-hint')}>
        <Input
          id="person-email"
          type="email"
          value={draft.email}
          maxLength={254}
          onChange={({ target }) => change({ email: target.value })}
        />
      </Form.Item>
      <Form.Item
        label={t('screen.field.languages')}
        htmlFor="person-languages"
        extra={t('screen.person.languages-hint')}
      >
        <Select
          id="person-languages"
          mode="multiple"
          value={draft.languages}
          options={languages}
          optionFilterProp="label"
          onChange={(value: string[]) => change({ languages: value })}
        />
      </Form.Item>
    </>
  )
}
