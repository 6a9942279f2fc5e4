// The files that go with a reply.
import { Button, Form } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostFiles, type ReplyFile, storeReplyFile } from '#canned-replies/core'
import { upload } from '#connection'
import { sendableExtensions } from '#contacts/core'
import { ErrorNote, FileButton, Icon, useFormat } from '#ui'
import styles from './Replies.module.css'

export type FilesFieldProps = {
  files: readonly ReplyFile[]
  disabled: boolean
  onChange(files: readonly ReplyFile[]): void
}

export function FilesField({ files, disabled, onChange }: FilesFieldProps): ReactNode {
  const { t } = useTranslation('canned-replies')
  const format = useFormat()
  const [storing, setStoring] = useState(false)
  const [error, setError] = useState<unknown>()
  const add = async (chosen: readonly File[]) => {
    setStoring(true)
    setError(undefined)
    try {
      const stored: ReplyFile[] = []
      for (const file of chosen.slice(0, mostFiles - files.length)) {
        stored.push(await upload(storeReplyFile, {}, { file }))
      }
      onChange([...files, ...stored])
    } catch (problem) {
      setError(problem)
    } finally {
      setStoring(false)
    }
  }
  return (
    <Form.Item className={styles.filesField ?? ''} label={t('screen.field.files')}>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.id}>
            <Icon name="file" /> <span>{file.name}</span>
            <span className={styles.quiet}>
              {t('screen.kilobytes', { number: format.number(Math.ceil(file.bytes / 1024)) })}
            </span>
            <Button
              type="text"
              size="small"
              icon={<Icon name="close" />}
              disabled={disabled}
              aria-label={t('screen.remove-file', { name: file.name })}
              onClick={() => onChange(files.filter(({ id }) => id !== file.id))}
            />
          </li>
        ))}
      </ul>
      {files.length < mostFiles && (
        <FileButton
          type="dashed"
          icon={<Icon name="attach" />}
          loading={storing}
          disabled={disabled}
          label={t('screen.add-file')}
          accept={sendableExtensions.map((extension) => `.${extension}`).join(',')}
          multiple
          testId="reply-file"
          onFiles={(chosen) => void add(chosen)}
        />
      )}
      <ErrorNote error={error} kept={t('screen.kept')} />
    </Form.Item>
  )
}
