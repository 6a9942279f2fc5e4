// 常用语: what I and my colleagues say often, by whose it is and in folders.
import { Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CannedReply, messageIn, repliesFound, replyScopes } from '#canned-replies/core'
import { type Column, DataList, EmptyState, Icon, Page, ReasonedButton, SearchField, usePlace } from '#ui'
import { ReplyEditor } from './ReplyEditor.tsx'
import styles from './Replies.module.css'
import { useCannedReplies } from './use-canned-replies.ts'

const kinds = ['any', ...replyScopes] as const
type Kind = (typeof kinds)[number]

export function RepliesScreen(): ReactNode {
  const { t } = useTranslation('canned-replies')
  const replies = useCannedReplies()
  const [openId, setOpenId] = useState<string>()
  const [kind, setKind] = useState<Kind>('any')
  const [typed, setTyped] = useState('')
  const ofKind = replies.all.filter(({ scope }) => kind === 'any' || scope === kind)
  const shown = typed.trim() === '' ? byFolder(ofKind) : repliesFound(typed, ofKind)
  const open = replies.all.find(({ id }) => id === openId)
  const columns = useColumns()
  return (
    <Page
      title={t('screen.title')}
      hint={t('screen.hint')}
      actions={
        <ReasonedButton
          type="primary"
          icon={<Icon name="add" />}
          reason={undefined}
          onClick={() => setOpenId('new')}
          data-testid="new-reply"
        >
          {t('screen.add')}
        </ReasonedButton>
      }
      aside={
        (open ?? openId === 'new') && (
          <ReplyEditor
            key={openId}
            reply={open}
            folders={[...new Set(replies.all.flatMap(({ folder }) => folder ?? []))]}
            onClose={() => setOpenId(undefined)}
            onSaved={(id) => setOpenId(id)}
          />
        )
      }
    >
      <div className={styles.filters}>
        <SearchField value={typed} onSearch={setTyped} label={t('screen.search')} />
        <Segmented
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: t(`screen.scope.${value}`) }))}
          aria-label={t('screen.field.scope')}
        />
      </div>
      <DataList
        label={t('screen.title')}
        rows={shown}
        rowKey={({ id }) => id}
        columns={columns}
        onOpen={({ id }) => setOpenId(id)}
        openKey={openId}
        loading={replies.loading}
        error={replies.error}
        onRetry={replies.again}
        empty={
          <EmptyState icon="canned" title={t(typed === '' ? 'screen.none' : 'screen.none-found')}>
            {t('screen.none-hint')}
          </EmptyState>
        }
      />
    </Page>
  )
}

const byFolder = (replies: readonly CannedReply[]) =>
  replies.toSorted((a, b) => (a.folder ?? '').localeCompare(b.folder ?? '', 'zh'))

function useColumns(): Column<CannedReply>[] {
  const { t } = useTranslation('canned-replies')
  const { language } = usePlace()
  return [
    {
      key: 'name',
      title: t('screen.field.name'),
      render: (reply) => (
        <span className={styles.named}>
          <span>
            {reply.folder !== null && <span className={styles.quiet}>{reply.folder} / </span>}
            <strong>{reply.name}</strong>
          </span>
          <span className={styles.says}>
            {reply.messages[0] ? messageIn(reply.messages[0], language) : reply.files[0]?.name}
          </span>
        </span>
      ),
    },
    {
      key: 'shortcut',
      title: t('screen.field.shortcut'),
      width: 120,
      render: ({ shortcut }) => (shortcut === null ? '—' : `/${shortcut}`),
    },
    {
      key: 'scope',
      title: t('screen.field.scope'),
      width: 130,
      wide: true,
      render: ({ scope, unitName }) => unitName ?? t(`screen.scope.${scope}`),
    },
    {
      key: 'used',
      title: t('screen.field.used'),
      width: 90,
      wide: true,
      align: 'end',
      render: ({ timesUsed }) => t('screen.times', { count: timesUsed }),
    },
  ]
}
