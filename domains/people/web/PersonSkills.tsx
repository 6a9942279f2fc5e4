import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { largestPage } from '#protocol'
import { listSkills, type PersonSkill } from '#people/core'
import { Icon } from '#ui'
import { LevelDots } from './LevelDots.tsx'
import styles from './People.module.css'

const firstLevel = 3

export type PersonSkillsProps = {
  skills: PersonSkill[]
  onChange(skills: PersonSkill[]): void
  disabled: boolean
}

export function PersonSkills({ skills, onChange, disabled }: PersonSkillsProps): ReactNode {
  const { t } = useTranslation('people')
  const catalogue =
    useAsk(listSkills, { query: { limit: largestPage } }, { staleTime: 60_000 }).data?.items ?? []
  const nameOf = (skillId: string) => catalogue.find(({ id }) => id === skillId)?.name ?? '…'
  const free = catalogue.filter(
    ({ id, retired }) => !retired && !skills.some(({ skillId }) => skillId === id),
  )
  return (
    <section className={styles.part}>
      <header>
        <h3>{t('screen.field.skills')}</h3>
        <Select
          value={null}
          disabled={disabled || free.length === 0}
          placeholder={t('screen.person.add-skill')}
          aria-label={t('screen.person.add-skill')}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 160 }}
          options={free.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(skillId: string | null) =>
            skillId && onChange([...skills, { skillId, level: firstLevel }])
          }
        />
      </header>
      {skills.length === 0 && <p className={styles.quiet}>{t('screen.person.no-skills')}</p>}
      <ul>
        {skills.map((skill) => (
          <li key={skill.skillId} className={styles.line}>
            <span>{nameOf(skill.skillId)}</span>
            <LevelDots
              level={skill.level}
              label={nameOf(skill.skillId)}
              disabled={disabled}
              onChange={(level) => onChange(skills.map((one) => (one === skill ? { ...one, level } : one)))}
            />
            <Button
              type="text"
              disabled={disabled}
              icon={<Icon name="close" />}
              aria-label={t('screen.person.remove-skill', { skill: nameOf(skill.skillId) })}
              onClick={() => onChange(skills.filter((one) => one !== skill))}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
