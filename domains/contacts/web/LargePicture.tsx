import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'antd'
import { addressOf } from '#connection'
import { type Attachment, getAttachment } from '#contacts/core'
import { Dialog } from '#ui'
import styles from './AttachmentView.module.css'

/** A picture as large as the window lets it be; Esc, its button and a click beside it put it away. */
export function LargePicture({
  attachment: { id, name, width, height },
  onClose,
}: {
  attachment: Attachment
  onClose(): void
}): ReactNode {
  const { t } = useTranslation('contacts')
  const address = addressOf(getAttachment, { params: { attachmentId: id } })
  return (
    <Dialog wide title={name} onClose={onClose}>
      <img
        className={styles.large}
        src={address}
        alt={name}
        width={width ?? undefined}
        height={height ?? undefined}
      />
      <div className={styles.acts}>
        <Button type="primary" href={address} download={name}>
          {t('screen.picture-download')}
        </Button>
        <Button onClick={onClose}>{t('screen.picture-close')}</Button>
      </div>
    </Dialog>
  )
}
