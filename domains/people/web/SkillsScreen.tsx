import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAskPages } from '#connection'
import { useWhyNot } from '#identity/web'
import { listSkills, type Skill } from '#people/core'
import { type Column, DataList, EmptyState, Icon, Mark, Page, ReasonedButton } from '#ui'
import { SkillEditor } from './SkillEditor.tsx'

export function SkillsScreen(): ReactNode {
  const { t } = useTranslation('people')
  const skills = useAskPages(listSkills)
  const [openId, setOpenId] = useState<string>()
  const reason = useWhyNot('skills.manage')()
  const columns: Column<Skill>[] = [
    { key: 'name', title: t('screen.field.name'), render: ({ name }) => name },
    {
      key: 'description',
      title: t('screen.field.description'),
      wide: true,
      render: ({ description }) => description || '—',
    },
    {
      key: 'people',
      title: t('screen.skills.people'),
      align: 'end',
      render: ({ people }) => t('screen.units.people', { number: people }),
    },
    {
      key: 'state',
      title: t('screen.skills.state'),
      render: ({ retired }) => (
        <Mark meaning={retired ? 'none' : 'good'}>
          {t(retired ? 'screen.skills.retired' : 'screen.skills.used')}
        </Mark>
      ),
    },
  ]
  const add = (
    <ReasonedButton
      type="primary"
      icon={<Icon name="add" />}
      reason={reason}
      onClick={() => setOpenId('new')}
    >
      {t('screen.skills.add')}
    </ReasonedButton>
  )
  const open = skills.items.find(({ id }) => id === openId)
  return (
    <Page
      title={t('screen.skills.title')}
      hint={t('screen.skills.hint')}
      actions={add}
      aside={
        (open ?? openId === 'new') && (
          <SkillEditor key={openId} skill={open} reason={reason} onClose={() => setOpenId(undefined)} />
        )
      }
    >
      <DataList
        label={t('screen.skills.title')}
        rows={skills.items}
        rowKey={({ id }) => id}
        columns={columns}
        onOpen={({ id }) => setOpenId(id)}
        openKey={openId}
        loading={skills.loading}
        error={skills.error}
        onRetry={skills.again}
        pages={skills}
        empty={
          <EmptyState icon="skill" title={t('screen.skills.none')}>
            {t('screen.skills.none-hint')}
          </EmptyState>
        }
      />
    </Page>
  )
}
