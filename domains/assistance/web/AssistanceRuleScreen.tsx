// 监听与接管: what the centre tells agents and customers when a leader comes to help.
import { Button, Input, Switch } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useAsk } from '#connection'
import { type AssistanceRule, getAssistanceRule, setAssistanceRule } from '#assistance/core'
import { languages } from '#protocol'
import { ErrorNote, ListShape, Page, useToast } from '#ui'
import styles from './AssistanceRuleScreen.module.css'

export function AssistanceRuleScreen(): ReactNode {
  const { t } = useTranslation('assistance')
  const asked = useAsk(getAssistanceRule)
  return (
    <Page title={t('screen.rule.title')} hint={t('screen.rule.hint')} narrow>
      {asked.error && !asked.data && <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {!asked.data && !asked.error && <ListShape rows={3} />}
      {asked.data && <RuleForm key={asked.data.version} rule={asked.data} />}
    </Page>
  )
}

function RuleForm({ rule }: { rule: AssistanceRule }) {
  const { t } = useTranslation('assistance')
  const [draft, setDraft] = useState(rule)
  const toast = useToast()
  const saving = useAct(setAssistanceRule, { changes: [getAssistanceRule] })
  const isSame = JSON.stringify(draft) === JSON.stringify(rule)
  const save = () =>
    saving
      .mutateAsync({ body: draft })
      .then(() => toast.good(t('screen.rule.saved')))
      .catch(toast.bad)
  const words = draft.takeOverWords
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSame) void save()
      }}
    >
      <label className={styles.choice}>
        <Switch
          checked={draft.tellAgentOfListening}
          onChange={(tellAgentOfListening) => setDraft({ ...draft, tellAgentOfListening })}
        />
        <span>
          {t('screen.rule.tell-agent')}
          <small>{t('screen.rule.tell-agent-hint')}</small>
        </span>
      </label>
      <label className={styles.choice}>
        <Switch
          checked={draft.tellCustomerOfTakeOver}
          onChange={(tellCustomerOfTakeOver) => setDraft({ ...draft, tellCustomerOfTakeOver })}
        />
        <span>
          {t('screen.rule.tell-customer')}
          <small>{t('screen.rule.tell-customer-hint')}</small>
        </span>
      </label>
      {draft.tellCustomerOfTakeOver && (
        <fieldset className={styles.words}>
          <legend>{t('screen.rule.words')}</legend>
          {languages.map((language) => (
            <label key={language}>
              {t(`screen.rule.in.${language}`)}
              <Input
                value={words[language]}
                maxLength={300}
                placeholder={t(`screen.rule.usual.${language}`, { name: '{{name}}' })}
                onChange={({ target }) =>
                  setDraft({ ...draft, takeOverWords: { ...words, [language]: target.value } })
                }
              />
            </label>
          ))}
          <p className={styles.hint}>{t('screen.rule.name-hint', { name: '{{name}}' })}</p>
        </fieldset>
      )}
      <Button type="primary" htmlType="submit" disabled={isSame} loading={saving.isPending}>
        {t('screen.rule.save')}
      </Button>
    </form>
  )
}
