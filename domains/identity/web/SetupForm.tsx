import { Button, Form, type FormInstance, Input, Radio, Select } from 'antd'
import { useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#protocol'
import { useAct } from '#connection'
import { doSetup } from '#identity/core'
import { Duration, ErrorNote, usePlace } from '#ui'
import { NewPassword } from './NewPassword.tsx'
import styles from './SetupForm.module.css'
import type { SetupResult } from './SetupScreen.tsx'

type Entered = InputOf<typeof doSetup>['body']

const languageNames = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' } as const
const zoneOptions = () => Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))

export function SetupForm({ onDone }: { onDone(result: SetupResult): void }): ReactNode {
  const { t } = useTranslation('identity')
  const { language, timeZone } = usePlace()
  const search: { key?: unknown } = useSearch({ strict: false })
  const [form] = Form.useForm<Entered>()
  const [startedAt, setStartedAt] = useState('')
  const act = useAct(doSetup, { changes: [] })
  const start = (body: Entered) => {
    setStartedAt(new Date().toISOString())
    act.mutate(
      { body },
      { onSuccess: (answer) => onDone({ ...answer, password: body.administrator.password }) },
    )
  }
  const first = {
    key: typeof search.key === 'string' ? search.key : '',
    organisation: { code: 'main', language, timeZone },
    sample: true,
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={first}
      onFinish={start}
      scrollToFirstError={{ focus: true }}
      disabled={act.isPending}
      validateTrigger="onBlur"
    >
      <SetupKey known={first.key !== ''} />
      <Organisation />
      <Administrator form={form} />
      <Contents />
      <ErrorNote error={act.error} kept={t('screen.setup.kept')} />
      {act.isPending && (
        <p className={styles.progress} role="status">
          {t('screen.setup.working')} <Duration since={startedAt} />
        </p>
      )}
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        loading={act.isPending}
        className={`${styles.start}`}
      >
        {t('screen.setup.start')}
      </Button>
    </Form>
  )
}

function useRequired() {
  const { t } = useTranslation('identity')
  return { required: true, whitespace: true, message: t('screen.required') }
}

function SetupKey({ known }: { known: boolean }): ReactNode {
  const { t } = useTranslation('identity')
  const required = useRequired()
  return (
    <Form.Item name="key" label={t('screen.setup.key')} extra={t('screen.setup.key-hint')} rules={[required]}>
      <Input autoFocus={!known} autoComplete="off" spellCheck={false} />
    </Form.Item>
  )
}

function Organisation(): ReactNode {
  const { t } = useTranslation('identity')
  const required = useRequired()
  const code = { pattern: /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/, message: t('screen.setup.code-rule') }
  return (
    <section className={styles.part} aria-labelledby="setup-organisation">
      <h2 id="setup-organisation">{t('screen.setup.organisation')}</h2>
      <div className={styles.pair}>
        <Form.Item
          name={['organisation', 'name']}
          label={t('screen.setup.organisation-name')}
          rules={[required]}
        >
          <Input maxLength={80} autoComplete="organization" />
        </Form.Item>
        <Form.Item
          name={['organisation', 'code']}
          label={t('screen.setup.code')}
          extra={t('screen.setup.code-hint')}
          rules={[required, code]}
        >
          <Input maxLength={32} autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name={['organisation', 'language']}
          label={t('screen.setup.language')}
          rules={[{ required: true }]}
        >
          <Select options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item
          name={['organisation', 'timeZone']}
          label={t('screen.setup.time-zone')}
          rules={[{ required: true }]}
        >
          <Select showSearch options={zoneOptions()} />
        </Form.Item>
      </div>
    </section>
  )
}

function Administrator({ form }: { form: FormInstance<Entered> }): ReactNode {
  const { t } = useTranslation('identity')
  const required = useRequired()
  const email = { type: 'email' as const, message: t('screen.setup.email-rule') }
  const number = { pattern: /^[A-Za-z0-9-]{1,20}$/, message: t('screen.setup.staff-number-rule') }
  const owner = () => {
    const entered: Partial<Entered['administrator']> = form.getFieldValue('administrator') ?? {}
    return { name: entered.name ?? '', staffNumber: entered.staffNumber ?? '', email: entered.email ?? null }
  }
  return (
    <section className={styles.part} aria-labelledby="setup-administrator">
      <h2 id="setup-administrator">{t('screen.setup.administrator')}</h2>
      <div className={styles.pair}>
        <Form.Item name={['administrator', 'name']} label={t('screen.setup.name')} rules={[required]}>
          <Input maxLength={80} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name={['administrator', 'staffNumber']}
          label={t('screen.setup.staff-number')}
          rules={[required, number]}
        >
          <Input maxLength={20} autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name={['administrator', 'email']}
          label={t('screen.setup.email')}
          rules={[required, email]}
        >
          <Input maxLength={200} type="email" autoComplete="username" />
        </Form.Item>
        <NewPassword name={['administrator', 'password']} label={t('screen.password.label')} owner={owner} />
      </div>
    </section>
  )
}

function Contents(): ReactNode {
  const { t } = useTranslation('identity')
  return (
    <section className={styles.part} aria-labelledby="setup-contents">
      <h2 id="setup-contents">{t('screen.setup.contents')}</h2>
      <Form.Item name="sample">
        <Radio.Group className={`${styles.choices}`}>
          <Radio value={true}>
            {t('screen.setup.sample')}
            <small>{t('screen.setup.sample-hint')}</small>
          </Radio>
          <Radio value={false}>
            {t('screen.setup.empty')}
            <small>{t('screen.setup.empty-hint')}</small>
          </Radio>
        </Radio.Group>
      </Form.Item>
    </section>
  )
}
