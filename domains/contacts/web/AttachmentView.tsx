import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '#connection'
import { type Attachment, getAttachment, getAttachmentThumbnail } from '#contacts/core'
import { Icon } from '#ui'
import styles from './AttachmentView.module.css'

const shownAsPicture = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** A file that was sent: a picture to look at, anything else to download. */
export function AttachmentView({ attachment }: { attachment: Attachment }): ReactNode {
  const { id, name, contentType, bytes } = attachment
  const { i18n } = useTranslation()
  const address = addressOf(getAttachment, { params: { attachmentId: id } })
  const small = addressOf(getAttachmentThumbnail, { params: { attachmentId: id } })
  const picture = shownAsPicture.has(contentType)
  return (
    <a
      className={styles.file}
      href={address}
      download={name}
      data-picture={picture || undefined}
      data-testid="attachment"
    >
      {picture && (
        <img
          className={styles.picture}
          src={attachment.width === null ? address : small}
          alt={name}
          loading="lazy"
        />
      )}
      <span className={styles.line}>
        <Icon name="file" />
        <span className={styles.name}>{name}</span>
        <span className={styles.size}>{sizeText(bytes, i18n.language)}</span>
      </span>
    </a>
  )
}

/** 48 kB, 2.3 MB. */
function sizeText(bytes: number, language: string): string {
  const [value, unit] = bytes < 1e6 ? [Math.max(1, bytes / 1e3), 'kilobyte'] : [bytes / 1e6, 'megabyte']
  const maximumFractionDigits = value < 10 && unit === 'megabyte' ? 1 : 0
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits,
  }).format(value)
}
