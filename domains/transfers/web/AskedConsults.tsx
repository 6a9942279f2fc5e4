// Where a colleague asks me: a card that leads to the conversation and the thread beside it.
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#ui'
import styles from './Card.module.css'
import { useMyConsults } from './use-transfers.ts'

export function AskedConsults({ openId }: { openId: string | undefined }): ReactNode {
  const { t } = useTranslation('transfers')
  const navigate = useNavigate()
  const consults = useMyConsults()
  return consults.map((consult) => (
    <article
      key={consult.id}
      className={styles.card}
      data-quiet=""
      data-testid="asked-consult"
      aria-label={t('screen.consult.asks', { name: consult.asker.name })}
    >
      <p className={styles.head}>
        <Icon name="consult" />
        <strong>{t('screen.consult.asks', { name: consult.asker.name })}</strong>
      </p>
      <p className={styles.words}>{consult.messages.at(-1)?.text}</p>
      {openId !== consult.contactId && (
        <div className={styles.acts}>
          <Button onClick={() => void navigate({ to: `/desk/${consult.contactId}` })}>
            {t('screen.consult.open')}
          </Button>
        </div>
      )}
    </article>
  ))
}
