import { Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { createSkill, listSkills, type Skill, updateSkill } from '#people/core'
import { ErrorNote, ReasonedButton, SidePanel, useShortcut, useToast } from '#ui'
import styles from './People.module.css'

export type SkillEditorProps = { skill: Skill | undefined; reason: string | undefined; onClose(): void }

const changes = [listSkills]

export function SkillEditor({ skill, reason, onClose }: SkillEditorProps): ReactNode {
  const { t } = useTranslation('people')
  const toast = useToast()
  const [name, setName] = useState(skill?.name ?? '')
  const [description, setDescription] = useState(skill?.description ?? '')
  const create = useAct(createSkill, { changes })
  const update = useAct(updateSkill, { changes })
  const act = skill ? update : create
  const untouched = name === (skill?.name ?? '') && description === (skill?.description ?? '')
  const missing = name.trim() === '' ? t('screen.person.fill-in') : undefined
  const why = reason ?? missing ?? (untouched ? t('screen.person.unchanged') : undefined)
  const saved = { onSuccess: (answer: Skill) => toast.good(t('screen.skills.saved', { name: answer.name })) }
  const save = () => {
    if (why !== undefined || act.isPending) return
    if (skill)
      update.mutate(
        { params: { skillId: skill.id }, body: { version: skill.version, name, description } },
        saved,
      )
    else
      create.mutate(
        { body: { name, description } },
        {
          onSuccess: (answer) => {
            saved.onSuccess(answer)
            onClose()
          },
        },
      )
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.person.save'), run: save })
  const footer = (
    <ReasonedButton type="primary" reason={why} loading={act.isPending} onClick={save}>
      {t('screen.person.save')}
    </ReasonedButton>
  )
  return (
    <SidePanel
      title={skill?.name ?? t('screen.skills.add')}
      onClose={onClose}
      footer={footer}
      takesFocus={!skill}
    >
      <Form layout="vertical" requiredMark={false} component="div" disabled={reason !== undefined}>
        <Form.Item label={t('screen.field.name')} htmlFor="skill-name">
          <Input
            id="skill-name"
            value={name}
            maxLength={80}
            onChange={({ target }) => setName(target.value)}
          />
        </Form.Item>
        <Form.Item
          label={t('screen.field.description')}
          htmlFor="skill-description"
          extra={t('screen.skills.description-hint')}
        >
          <Input.TextArea
            id="skill-description"
            value={description}
            maxLength={500}
            rows={3}
            onChange={({ target }) => setDescription(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNote error={act.error} kept={t('screen.person.kept')} />
      {skill && <Retirement skill={skill} reason={reason} />}
    </SidePanel>
  )
}

function Retirement({ skill, reason }: { skill: Skill; reason: string | undefined }): ReactNode {
  const { t } = useTranslation('people')
  const toast = useToast()
  const act = useAct(updateSkill, { changes })
  const turn = () =>
    act.mutate(
      { params: { skillId: skill.id }, body: { version: skill.version, retired: !skill.retired } },
      { onError: (error) => toast.bad(error) },
    )
  return (
    <section className={styles.part}>
      <div className={styles.stack}>
        <p className={styles.quiet}>
          {t(skill.retired ? 'screen.skills.retired-hint' : 'screen.skills.retire-hint')}
        </p>
        <div>
          <ReasonedButton reason={reason} loading={act.isPending} onClick={turn}>
            {t(skill.retired ? 'screen.skills.use-again' : 'screen.skills.retire')}
          </ReasonedButton>
        </div>
      </div>
    </section>
  )
}
