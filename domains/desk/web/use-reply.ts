// What I am writing: the words, the files of a canned reply that go with them, and how both are sent.
import { useTranslation } from 'react-i18next'
import {
  blanksIn,
  type CannedReply,
  getReplyFile,
  inserted,
  messagesOf,
  nextBlank,
  type ReplyFile,
  replyText,
  someCustomer,
  type Span,
} from '#canned-replies/core'
import { useReplyValues } from '#canned-replies/web'
import { addressOf } from '#connection'
import { type Contact, whyNotText, whyNotWrite } from '#contacts/core'
import { useMe } from '#identity/web'
import { useQueueName } from '#routing/web'
import { useToast } from '#ui'
import { caretOf, replyBoxId, selectIn } from './caret.ts'
import { draftAt } from './drafts.ts'
import { useDraft } from './use-draft.ts'
import { useOutboxActs } from './use-outbox.ts'

export type ReplyKind = 'reply' | 'note'

export type Reply = {
  text: string
  write(text: string): void
  files: readonly ReplyFile[]
  withoutFile(fileId: string): void
  attach(files: readonly File[]): void
  /** Why it cannot be sent as it stands. */
  reason: string | undefined
  /** As how many messages it will arrive. */
  count: number
  /** `anyway`: with blanks that nobody filled in. */
  send(anyway?: boolean): void
  put(reply: CannedReply, slash: Span): void
  /** Goes to the next blank; false where there is none. */
  toBlank(backwards: boolean): boolean
}

export function useReply(contact: Contact, kind: ReplyKind, onEmpty: () => void): Reply {
  const { t } = useTranslation(['desk', 'contacts'])
  const { personId, actor } = useMe()
  const place = { personId, contactId: contact.id }
  const [text, write] = useDraft({ ...place, kind })
  const [files, setFiles] = useStagedFiles(place)
  const outbox = useOutboxActs()
  const toast = useToast()
  const replyFor = useReplyFor(contact)
  const parts = kind === 'note' ? [text.trim()].filter((part) => part !== '') : messagesOf(text)
  const staged = kind === 'reply' ? files : []
  const whyNot = kind === 'reply' ? whyNotWrite(contact, actor) : undefined
  const reason = whyNot ?? parts.map((part) => whyNotText(part)).find((why) => why !== undefined)
  const send = (anyway = false) => {
    if (parts.length === 0 && staged.length === 0) return onEmpty()
    if (reason !== undefined) return
    const [open] = kind === 'reply' && !anyway ? blanksIn(text) : []
    if (open) {
      selectIn(replyBoxId, open)
      return toast.mind(t('screen.reply.blank-left'))
    }
    for (const part of parts) outbox.write(contact.id, kind === 'note' ? 'note' : 'text', part)
    write('')
    void sendFiles(staged)
  }
  const sendFiles = async (chosen: readonly ReplyFile[]) => {
    for (const file of chosen) {
      try {
        outbox.attach(contact.id, await fetched(file))
        setFiles((now) => now.filter(({ id }) => id !== file.id))
      } catch {
        toast.bad(t('screen.reply.file-not-sent', { name: file.name }))
      }
    }
  }
  return {
    text,
    write,
    files: staged,
    withoutFile: (fileId) => setFiles((now) => now.filter(({ id }) => id !== fileId)),
    attach: (given) => {
      if (whyNot === undefined) for (const file of given) outbox.attach(contact.id, file)
    },
    reason: reason && t(`contacts:refusals.${reason}`),
    count: parts.length,
    send,
    put: (reply, slash) => {
      const next = inserted(text, slash, replyFor(reply))
      write(next.text)
      setFiles((now) => [
        ...now.filter(({ id }) => !reply.files.some((file) => file.id === id)),
        ...reply.files,
      ])
      const first = blanksIn(next.text).find(({ from }) => from >= next.at.from && from < next.at.to)
      selectIn(replyBoxId, first ?? { from: next.at.to, to: next.at.to })
    },
    toBlank: (backwards) => {
      const blank = nextBlank(text, caretOf(replyBoxId), backwards)
      if (blank) selectIn(replyBoxId, blank)
      return blank !== undefined
    },
  }
}

/** The words of a reply for this customer. */
function useReplyFor(contact: Contact): (reply: CannedReply) => string {
  const values = useReplyValues()
  const queueName = useQueueName()
  const { language, customerName, queueId } = contact
  return ({ messages }) =>
    replyText(messages, language, {
      ...values(language),
      customer: customerName ?? someCustomer[language],
      ...(queueId !== null && { queue: queueName(queueId) ?? '' }),
    })
}

/** Files wait with the words until they are sent, also over a reload: Huawu has them already. */
function useStagedFiles(place: { personId: string; contactId: string }) {
  const held = { ...place, kind: 'reply-files' } as const
  const [kept, keep] = useDraft(held)
  const change = (next: (now: readonly ReplyFile[]) => readonly ReplyFile[]) => {
    const after = next(readFiles(draftAt(held)))
    keep(after.length === 0 ? '' : JSON.stringify(after))
  }
  return [readFiles(kept), change] as const
}

function readFiles(kept: string): readonly ReplyFile[] {
  return kept === '' ? [] : (JSON.parse(kept) as readonly ReplyFile[])
}

async function fetched({ id, name, contentType }: ReplyFile): Promise<File> {
  const answer = await fetch(addressOf(getReplyFile, { params: { fileId: id } }))
  if (!answer.ok) throw new Error(`the file ${id} was answered with ${answer.status}`)
  return new File([await answer.blob()], name, { type: contentType })
}
