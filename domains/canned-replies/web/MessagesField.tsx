// The messages of a reply, each in one or more languages, with variables put in at the caret.
import { Button, Dropdown, Form, Input, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  blank,
  longestMessage,
  mostMessages,
  type ReplyMessage,
  replyVariables,
  variableNames,
} from '#canned-replies/core'
import { type Language, languages } from '#protocol'
import { Icon, usePlace } from '#ui'
import { emptyMessage } from './reply-draft.ts'
import styles from './Replies.module.css'

export type MessagesFieldProps = {
  messages: readonly ReplyMessage[]
  onChange(messages: readonly ReplyMessage[]): void
}

export function MessagesField({ messages, onChange }: MessagesFieldProps): ReactNode {
  const { t } = useTranslation('canned-replies')
  return (
    <>
      {messages.map((message, index) => (
        <OneMessage
          key={index}
          place={messages.length > 1 ? index + 1 : undefined}
          id={`reply-message-${index}`}
          message={message}
          onChange={(next) => onChange(messages.with(index, next))}
          onRemove={messages.length > 1 ? () => onChange(messages.toSpliced(index, 1)) : undefined}
        />
      ))}
      {messages.length < mostMessages && (
        <Button
          type="dashed"
          icon={<Icon name="add" />}
          onClick={() => onChange([...messages, emptyMessage])}
        >
          {t('screen.add-message')}
        </Button>
      )}
    </>
  )
}

type OneMessageProps = {
  place: number | undefined
  id: string
  message: ReplyMessage
  onChange(message: ReplyMessage): void
  onRemove: (() => void) | undefined
}

function OneMessage({ place, id, message, onChange, onRemove }: OneMessageProps) {
  const { t } = useTranslation('canned-replies')
  const own = usePlace().language
  const [language, setLanguage] = useState<Language>(
    () => [own, ...languages].find((each) => message[each] !== null) ?? own,
  )
  const text = message[language] ?? ''
  const write = (next: string) => onChange({ ...message, [language]: next === '' ? null : next })
  const label = place === undefined ? t('screen.field.text') : t('screen.field.text-nth', { place })
  return (
    <Form.Item
      label={
        <span className={styles.messageHead}>
          {label}
          {onRemove && (
            <Button
              type="text"
              size="small"
              icon={<Icon name="close" />}
              aria-label={t('screen.remove-message')}
              onClick={onRemove}
            />
          )}
        </span>
      }
      htmlFor={id}
    >
      <div className={styles.tools}>
        <Segmented
          size="small"
          value={language}
          onChange={setLanguage}
          options={languages.map((value) => ({
            value,
            label: `${t(`screen.language.${value}`)}${message[value]?.trim() ? ' ✓' : ''}`,
          }))}
          aria-label={t('screen.field.language')}
        />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              ...replyVariables.map((variable) => ({
                key: variable,
                label: variableNames[variable][own],
                onClick: () => putAtCaret(id, `{{${variableNames[variable][language]}}}`, write),
              })),
              { type: 'divider' as const },
              { key: 'blank', label: t('screen.blank'), onClick: () => putAtCaret(id, blank, write) },
            ],
          }}
        >
          <Button size="small">
            {t('screen.variables')} <Icon name="down" />
          </Button>
        </Dropdown>
      </div>
      <Input.TextArea
        id={id}
        value={text}
        rows={4}
        maxLength={longestMessage}
        placeholder={t('screen.text-hint')}
        onChange={({ target }) => write(target.value)}
      />
    </Form.Item>
  )
}

function putAtCaret(id: string, words: string, write: (text: string) => void): void {
  const box = document.getElementById(id)
  if (!(box instanceof HTMLTextAreaElement)) return
  const { value, selectionStart, selectionEnd } = box
  write(value.slice(0, selectionStart) + words + value.slice(selectionEnd))
  requestAnimationFrame(() => {
    box.focus()
    box.setSelectionRange(selectionStart + words.length, selectionStart + words.length)
  })
}
