import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '#connection'
import { type Attachment, getAttachment, getAttachmentThumbnail } from '#contacts/core'
import { Icon } from '#ui'
import styles from './AttachmentView.module.css'
import { LargePicture } from './LargePicture.tsx'

const shownAsPicture = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** A file that was sent: a picture to look at, anything else to download. */
export function AttachmentView({ attachment }: { attachment: Attachment }): ReactNode {
  if (shownAsPicture.has(attachment.contentType)) return <Picture attachment={attachment} />
  const address = addressOf(getAttachment, { params: { attachmentId: attachment.id } })
  return (
    <a className={styles.file} href={address} download={attachment.name} data-testid="attachment">
      <NameLine attachment={attachment} />
    </a>
  )
}

function Picture({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation('contacts')
  const [large, setLarge] = useState(false)
  const { id, width } = attachment
  const params = { params: { attachmentId: id } }
  return (
    <>
      <button
        type="button"
        className={styles.file}
        aria-haspopup="dialog"
        title={t('screen.picture-look')}
        data-picture
        data-testid="attachment"
        onClick={() => setLarge(true)}
      >
        <img
          className={styles.picture}
          src={addressOf(width === null ? getAttachment : getAttachmentThumbnail, params)}
          alt=""
          loading="lazy"
        />
        <NameLine attachment={attachment} />
      </button>
      {large && <LargePicture attachment={attachment} onClose={() => setLarge(false)} />}
    </>
  )
}

function NameLine({ attachment: { name, bytes } }: { attachment: Attachment }) {
  const { i18n } = useTranslation()
  return (
    <span className={styles.line}>
      <Icon name="file" />
      <span className={styles.name}>{name}</span>
      <span className={styles.size}>{sizeText(bytes, i18n.language)}</span>
    </span>
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
