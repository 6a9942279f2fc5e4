import { Button, Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { listSkills } from '#people/core'
import { Icon } from '#ui'
import styles from './QueueEditor.module.css'

export type RequirementsFieldProps = {
  /** Where in the form: `['requires']`, or within a ring. */
  name: (string | number)[]
  label: string
}

const levels = [1, 2, 3, 4, 5]

/** Which skills, each from which level on. */
export function RequirementsField({ name, label }: RequirementsFieldProps): ReactNode {
  const { t } = useTranslation('routing')
  const skills = useAsk(listSkills, { query: { limit: 200 } }, { staleTime: 60_000 })
  const options = (skills.data?.items ?? [])
    .filter(({ retired }) => !retired)
    .map((skill) => ({ value: skill.id, label: skill.name }))
  return (
    <fieldset className={styles.rows}>
      <legend>{label}</legend>
      <Form.List name={name}>
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className={styles.row}>
                <Form.Item name={[row.name, 'skillId']} noStyle>
                  <Select
                    style={{ flex: 1, minWidth: 0 }}
                    options={options}
                    showSearch={{ optionFilterProp: 'label' }}
                    placeholder={t('screen.queue.choose-skill')}
                    aria-label={t('screen.queue.skill')}
                  />
                </Form.Item>
                <Form.Item name={[row.name, 'level']} noStyle>
                  <Select
                    style={{ width: 132 }}
                    options={levels.map((level) => ({
                      value: level,
                      label: t('screen.queue.level', { level }),
                    }))}
                    aria-label={t('screen.queue.least-level')}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<Icon name="close" />}
                  aria-label={t('screen.queue.remove-skill')}
                  onClick={() => remove(row.name)}
                />
              </div>
            ))}
            {rows.length === 0 && <p className={styles.hint}>{t('screen.queue.no-skill')}</p>}
            <Button size="small" icon={<Icon name="add" />} onClick={() => add({ level: 1 })}>
              {t('screen.queue.add-skill')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
