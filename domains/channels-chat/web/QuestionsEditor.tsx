import { Button, Checkbox, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { mostQuestions, type Question, usualWords, type Worded } from '#channels-chat/core'
import { answerKinds } from '#contacts/core'
import { languages } from '#protocol'
import { usePlace } from '#ui'
import styles from './ChatSettingsScreen.module.css'
import { QueueField } from './SiteEditor.tsx'

const empty: Worded = { 'zh-Hans': '', 'zh-Hant': '', en: '' }

type Props = { questions: readonly Question[]; onChange(questions: Question[]): void }

export function QuestionsEditor({ questions, onChange }: Props): ReactNode {
  const { t } = useTranslation('channels-chat')
  const change = (id: string, more: Partial<Question>) =>
    onChange(questions.map((question) => (question.id === id ? { ...question, ...more } : question)))
  const add = () =>
    onChange([
      ...questions,
      { id: crypto.randomUUID(), kind: 'name', label: null, options: [], required: false, queueId: null },
    ])
  return (
    <>
      {questions.length === 0 && <p>{t('screen.questions.none')}</p>}
      {questions.map((question) => (
        <QuestionFields
          key={question.id}
          question={question}
          onChange={(more) => change(question.id, more)}
          onRemove={() => onChange(questions.filter(({ id }) => id !== question.id))}
        />
      ))}
      <Button onClick={add} disabled={questions.length >= mostQuestions}>
        {t('screen.questions.add')}
      </Button>
    </>
  )
}

type FieldsProps = { question: Question; onChange(more: Partial<Question>): void; onRemove(): void }

function QuestionFields({ question, onChange, onRemove }: FieldsProps) {
  const { t } = useTranslation('channels-chat')
  const { kind, label, options, required, queueId } = question
  const isOwn = kind === 'text' || kind === 'choice'
  const toKind = (next: Question['kind']) =>
    onChange({
      kind: next,
      label: next === 'text' || next === 'choice' ? (label ?? empty) : null,
      options: next === 'choice' ? (options.length > 1 ? options : [empty, empty]) : [],
    })
  return (
    <fieldset className={styles.question}>
      <div className={styles.acts}>
        <Select
          aria-label={t('screen.questions.kind')}
          value={kind}
          options={answerKinds.map((value) => ({ value, label: t(`screen.questions.${value}`) }))}
          onChange={toKind}
        />
        <Checkbox checked={required} onChange={({ target }) => onChange({ required: target.checked })}>
          {t('screen.questions.required')}
        </Checkbox>
        <Button size="small" onClick={onRemove}>
          {t('screen.questions.remove')}
        </Button>
      </div>
      {isOwn ? (
        <WordsRow
          words={label ?? empty}
          name={t('screen.questions.words')}
          onChange={(words) => onChange({ label: words })}
        />
      ) : (
        <UsualWords kind={kind} />
      )}
      {kind === 'choice' && (
        <>
          {options.map((option, place) => (
            <WordsRow
              key={place}
              words={option}
              name={`${t('screen.questions.option')} ${place + 1}`}
              onChange={(words) =>
                onChange({ options: options.map((each, at) => (at === place ? words : each)) })
              }
            />
          ))}
          <Button
            size="small"
            disabled={options.length >= 20}
            onClick={() => onChange({ options: [...options, empty] })}
          >
            {t('screen.questions.add-option')}
          </Button>
        </>
      )}
      <QueueField queueId={queueId} onChange={(chosen) => onChange({ queueId: chosen })} />
    </fieldset>
  )
}

function UsualWords({ kind }: { kind: 'name' | 'phone' | 'email' }) {
  const { language } = usePlace()
  return <p>{usualWords[kind][language]}</p>
}

function WordsRow({ words, name, onChange }: { words: Worded; name: string; onChange(words: Worded): void }) {
  const { t } = useTranslation('channels-chat')
  return (
    <div className={styles.words}>
      {languages.map((language) => (
        <Input
          key={language}
          aria-label={`${name} · ${t(`screen.look.${language}`)}`}
          placeholder={`${name} · ${t(`screen.look.${language}`)}`}
          maxLength={200}
          value={words[language]}
          onChange={({ target }) => onChange({ ...words, [language]: target.value })}
        />
      ))}
    </div>
  )
}
