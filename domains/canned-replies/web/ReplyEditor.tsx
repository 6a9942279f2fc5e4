// One canned reply: whose, how it is found, what it says in which language, what goes with it, how it will look.
import { AutoComplete, Form, Input, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type CannedReply,
  changeCannedReply,
  createCannedReply,
  deleteCannedReply,
  listCannedReplies,
  reachOf,
  replyScopes,
  unknownIn,
  whyNotContents,
  whyNotKeepReply,
} from '#canned-replies/core'
import { useAct } from '#connection'
import { useMe, useScope } from '#identity/web'
import { UnitSelect } from '#people/web'
import { covers } from '#protocol'
import { ErrorNote, ReasonedButton, SidePanel, useConfirm, useShortcut, useToast } from '#ui'
import { type Draft, draftOf, writtenOf } from './reply-draft.ts'
import { FilesField } from './FilesField.tsx'
import { MessagesField } from './MessagesField.tsx'
import { ReplyPreview } from './ReplyPreview.tsx'
import styles from './Replies.module.css'

export type ReplyEditorProps = {
  reply: CannedReply | undefined
  folders: readonly string[]
  onClose(): void
  onSaved(replyId: string): void
}

const changes = [listCannedReplies]

export function ReplyEditor({ reply, folders, onClose, onSaved }: ReplyEditorProps): ReactNode {
  const { t } = useTranslation('canned-replies')
  const toast = useToast()
  const [draft, setDraft] = useState<Draft>(() => draftOf(reply))
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const keeping = useKeeping(reply)
  const create = useAct(createCannedReply, { changes })
  const update = useAct(changeCannedReply, { changes })
  const act = reply ? update : create
  const body = writtenOf(draft)
  const why = keeping.whyNot(draft) ?? keeping.missing(draft)
  const save = () => {
    if (why !== undefined || act.isPending) return
    const saved = (answer: CannedReply) => {
      toast.good(t('screen.saved', { name: answer.name }))
      onSaved(answer.id)
    }
    if (reply) {
      const given = { params: { replyId: reply.id }, body: { ...body, version: reply.version } }
      update.mutate(given, { onSuccess: saved })
    } else create.mutate({ body }, { onSuccess: saved })
  }
  useShortcut({ keys: 'mod+enter', label: t('screen.save'), run: save })
  const footer = (
    <>
      {reply && <Deletion reply={reply} reason={keeping.whyNot(draftOf(reply))} onDeleted={onClose} />}
      <ReasonedButton
        type="primary"
        reason={why}
        loading={act.isPending}
        onClick={save}
        data-testid="save-reply"
      >
        {t('screen.save')}
      </ReasonedButton>
    </>
  )
  return (
    <SidePanel title={reply?.name ?? t('screen.add')} onClose={onClose} footer={footer} takesFocus={!reply}>
      <Form layout="vertical" requiredMark={false} component="div" disabled={keeping.readOnly}>
        <Form.Item label={t('screen.field.name')} htmlFor="reply-name">
          <Input
            id="reply-name"
            value={draft.name}
            maxLength={80}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Form.Item>
        <div className={styles.two}>
          <Form.Item
            label={t('screen.field.shortcut')}
            htmlFor="reply-shortcut"
            extra={t('screen.shortcut-hint')}
          >
            <Input
              id="reply-shortcut"
              addonBefore="/"
              value={draft.shortcut}
              maxLength={30}
              onChange={({ target }) => change({ shortcut: target.value.replaceAll(/[\s/]/g, '') })}
            />
          </Form.Item>
          <Form.Item label={t('screen.field.folder')} htmlFor="reply-folder">
            <AutoComplete
              id="reply-folder"
              value={draft.folder}
              maxLength={60}
              options={folders.map((value) => ({ value }))}
              showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
              onChange={(folder: string) => change({ folder })}
            />
          </Form.Item>
        </div>
        <Form.Item label={t('screen.field.scope')}>
          <div className={styles.scope}>
            <Segmented
              value={draft.scope}
              options={replyScopes.map((value) => ({
                value,
                label: t(`screen.scope.${value}`),
                disabled: !keeping.scopes.has(value),
              }))}
              onChange={(scope) => change({ scope, unitId: scope === 'team' ? draft.unitId : null })}
              aria-label={t('screen.field.scope')}
            />
            {draft.scope === 'team' && (
              <UnitSelect
                aria-label={t('screen.field.team')}
                placeholder={t('screen.field.team')}
                value={draft.unitId}
                allowed={keeping.leads}
                onChange={(unitId: string) => change({ unitId })}
              />
            )}
          </div>
        </Form.Item>
        <MessagesField
          messages={draft.messages}
          onChange={(messages) => change({ messages: [...messages] })}
        />
        <FilesField files={draft.files} disabled={keeping.readOnly} onChange={(files) => change({ files })} />
      </Form>
      <ErrorNote error={act.error} kept={t('screen.kept')} />
      <ReplyPreview messages={draft.messages} files={draft.files} />
    </SidePanel>
  )
}

/** What she may keep here, by the rules the server refuses with. */
function useKeeping(reply: CannedReply | undefined) {
  const { t } = useTranslation('canned-replies')
  const { actor, personId } = useMe()
  const team = useScope('replies.manage-team')
  const all = useScope('replies.manage-all')
  const reach = reachOf(actor, [], team, all)
  const whyNot = ({ scope, unitId }: Pick<Draft, 'scope' | 'unitId'>) => {
    const reason = whyNotKeepReply({ scope, personId: scope === 'own' ? personId : null, unitId }, reach)
    return reason && t(`refusals.${reason}`)
  }
  const missing = (draft: Draft) => {
    const body = writtenOf(draft)
    if (body.name.trim() === '') return t('screen.name-needed')
    const reason = whyNotContents(body)
    return reason && t(`refusals.${reason}`, { names: unknownIn(body.messages).join('、') })
  }
  return {
    whyNot,
    missing,
    readOnly: reply !== undefined && whyNot(reply) !== undefined,
    leads: (unitId: string) => covers(team, { personId: null, unitId }),
    scopes: new Set([
      'own',
      ...(team.reach === 'none' ? [] : ['team']),
      ...(all.reach === 'all' ? ['all'] : []),
    ]),
  }
}

type DeletionProps = { reply: CannedReply; reason: string | undefined; onDeleted(): void }

function Deletion({ reply, reason, onDeleted }: DeletionProps) {
  const { t } = useTranslation('canned-replies')
  const confirm = useConfirm()
  const toast = useToast()
  const act = useAct(deleteCannedReply, { changes })
  const remove = async () => {
    const question = {
      title: t('screen.delete-question', { name: reply.name }),
      text: t('screen.delete-effect'),
      confirm: t('screen.delete'),
    }
    if (!(await confirm(question))) return
    await act.mutateAsync({ params: { replyId: reply.id } }).then(onDeleted, toast.bad)
  }
  return (
    <ReasonedButton reason={reason} loading={act.isPending} onClick={() => void remove()}>
      {t('screen.delete')}
    </ReasonedButton>
  )
}
