import { Form, Input, Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { getOrganisation, type OrganisationFacts } from '#identity/core'
import { ErrorNote, ListShape, Page, ReasonedButton, usePlace, useShortcut, useToast } from '#ui'
import { differing, type Entered, entered, onTopOf } from './organisation-draft.ts'
import styles from './OrganisationScreen.module.css'
import { zoneOptions } from './time-zones.ts'
import { type MeanwhileSaved, useSaveOrganisation } from './use-save-organisation.ts'

const languageNames = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' } as const

/** `/settings/about`: what the organisation is called, where it is and how it is reached. */
export function OrganisationScreen(): ReactNode {
  const { t } = useTranslation('identity')
  const asked = useAsk(getOrganisation)
  return (
    <Page narrow title={t('screen.organisation.title')} hint={t('screen.organisation.hint')}>
      <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
      {asked.data ? <OrganisationForm stored={asked.data} /> : asked.isPending && <ListShape />}
    </Page>
  )
}

function OrganisationForm({ stored }: { stored: OrganisationFacts }): ReactNode {
  const { t } = useTranslation('identity')
  const toast = useToast()
  // What she began with: a colleague's change moves it only when she has seen it.
  const [base, setBase] = useState(stored)
  const [hers, setHers] = useState(() => entered(stored))
  const touched = differing(entered(base), hers).length > 0
  if (!touched && stored.version > base.version) {
    setBase(stored)
    setHers(entered(stored))
  }
  const { save, saving, error, meanwhile } = useSaveOrganisation(
    (latest) => {
      setHers(onTopOf(entered(latest), entered(base), hers))
      setBase(latest)
    },
    (saved) => {
      setBase(saved)
      setHers(entered(saved))
      toast.good(t('screen.organisation.saved'))
    },
  )
  const missing = hers.name.trim() === '' ? t('screen.organisation.name-missing') : undefined
  const reason = missing ?? (touched ? undefined : t('screen.organisation.unchanged'))
  const run = () => {
    if (reason === undefined && !saving) void save(base, hers)
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.organisation.save'), run })
  return (
    <Form layout="vertical" requiredMark={false} component="div" disabled={saving}>
      {meanwhile && <Meanwhile {...meanwhile} />}
      <Names base={base} hers={hers} onChange={(change) => setHers({ ...hers, ...change })} />
      <Addresses base={base} hers={hers} onChange={(change) => setHers({ ...hers, ...change })} />
      <ErrorNote error={error} kept={t('screen.organisation.kept')} />
      <ReasonedButton
        type="primary"
        reason={reason}
        loading={saving}
        onClick={run}
        className={`${styles.save}`}
      >
        {t('screen.organisation.save')}
      </ReasonedButton>
    </Form>
  )
}

type PartProps = { base: OrganisationFacts; hers: Entered; onChange(change: Partial<Entered>): void }

function Names({ base, hers, onChange }: PartProps): ReactNode {
  const { t } = useTranslation('identity')
  const { language } = usePlace()
  const zones = useMemo(() => zoneOptions(language, base.timeZone), [language, base.timeZone])
  return (
    <>
      <Form.Item label={t('screen.organisation.name')} htmlFor="organisation-name">
        <Input
          id="organisation-name"
          value={hers.name}
          maxLength={80}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Form.Item>
      <Form.Item
        label={t('screen.organisation.language')}
        htmlFor="organisation-language"
        extra={t('screen.organisation.language-hint')}
      >
        <Select
          id="organisation-language"
          value={hers.language}
          options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          onChange={(value) => onChange({ language: value })}
        />
      </Form.Item>
      <Form.Item
        label={t('screen.organisation.time-zone')}
        htmlFor="organisation-time-zone"
        extra={t('screen.organisation.time-zone-hint')}
      >
        <Select
          id="organisation-time-zone"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('screen.organisation.find-time-zone')}
          value={hers.timeZone}
          options={zones}
          onChange={(timeZone) => onChange({ timeZone })}
        />
      </Form.Item>
    </>
  )
}

function Addresses({ base, hers, onChange }: PartProps): ReactNode {
  const { t } = useTranslation('identity')
  return (
    <>
      <Form.Item
        label={t('screen.organisation.hosts')}
        htmlFor="organisation-hosts"
        extra={t('screen.organisation.hosts-hint')}
      >
        <Input.TextArea
          id="organisation-hosts"
          value={hers.hosts}
          rows={3}
          maxLength={4_000}
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => onChange({ hosts: target.value })}
        />
      </Form.Item>
      <dl className={styles.facts}>
        <dt>{t('screen.organisation.links')}</dt>
        <dd>{base.url}</dd>
        <dt>{t('screen.organisation.code')}</dt>
        <dd>{base.code}</dd>
      </dl>
    </>
  )
}

function Meanwhile({ before, after }: MeanwhileSaved): ReactNode {
  const { t } = useTranslation('identity')
  const worded = (value: Entered, field: keyof Entered) =>
    field === 'language'
      ? languageNames[value.language]
      : value[field].replaceAll('\n', '、') || t('screen.organisation.nothing')
  return (
    <div className={styles.meanwhile} role="alert">
      <p>{t('screen.organisation.meanwhile')}</p>
      <ul>
        {differing(before, after).map((field) => (
          <li key={field}>
            {t(`screen.organisation-field.${field}`)}：{worded(before, field)} →{' '}
            <strong>{worded(after, field)}</strong>
          </li>
        ))}
      </ul>
      <p>{t('screen.organisation.meanwhile-next')}</p>
    </div>
  )
}
