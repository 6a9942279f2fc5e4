import { Button, Form, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#ui'
import styles from './QueueEditor.module.css'
import { RequirementsField } from './RequirementsField.tsx'

/** After so long, so much less is required: who else may take it. */
export function RingsField(): ReactNode {
  const { t } = useTranslation('routing')
  return (
    <fieldset className={styles.rings}>
      <legend>{t('screen.queue.rings')}</legend>
      <p className={styles.hint}>{t('screen.queue.rings-hint')}</p>
      <Form.List name="rings">
        {(rings, { add, remove }) => (
          <>
            {rings.map((ring) => (
              <div key={ring.key} className={styles.ring}>
                <div className={styles.row}>
                  <Form.Item
                    name={[ring.name, 'afterSeconds']}
                    rules={[{ required: true, message: t('screen.queue.number-needed') }]}
                    style={{ flex: 1, margin: 0 }}
                  >
                    <InputNumber
                      style={{ width: '100%' }}
                      min={1}
                      max={86_400}
                      precision={0}
                      prefix={t('screen.queue.after')}
                      suffix={t('screen.queue.seconds')}
                      aria-label={t('screen.queue.after-seconds')}
                    />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<Icon name="close" />}
                    aria-label={t('screen.queue.remove-ring')}
                    onClick={() => remove(ring.name)}
                  />
                </div>
                <RequirementsField name={[ring.name, 'requires']} label={t('screen.queue.ring-requires')} />
              </div>
            ))}
            <Button
              size="small"
              icon={<Icon name="add" />}
              onClick={() => add({ afterSeconds: 60 * (rings.length + 1), requires: [] })}
            >
              {t('screen.queue.add-ring')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
