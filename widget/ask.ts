// The calls the widget makes, typed by the endpoints themselves; nothing of their validators comes along.
import type {
  ChatSettings,
  createVisitor,
  identifyVisitor,
  leaveMessage,
  leaveMessageInstead,
  PastConversation,
  rateConversation,
  SiteLook,
  startConversation,
  VisitorConversation,
  VisitorWait,
  writeMessage,
} from '#channels-chat/core'
import type { Message } from '#contacts/core'
import type { AnswerOf, Id, InputOf, Language } from '#protocol'
import { type Answered, answeredBy } from './answered.ts'

/** By the ids of the endpoints; a test holds them equal. */
export const paths = {
  'widget.settings': '/widget/settings',
  'widget.create-visitor': '/widget/visitors',
  'widget.conversation': '/widget/conversation',
  'widget.start-conversation': '/widget/conversations',
  'widget.write-message': '/widget/conversations/:contactId/messages',
  'widget.report-reading': '/widget/conversations/:contactId/reading',
  'widget.leave-conversation': '/widget/conversations/:contactId/ending',
  'widget.send-file': '/widget/conversations/:contactId/attachments',
  'widget.file': '/widget/attachments/:attachmentId',
  'widget.look': '/widget/sites/:siteId',
  'widget.leave-message': '/widget/messages-left',
  'widget.leave-message-instead': '/widget/conversations/:contactId/left-message',
  'widget.wait': '/widget/conversations/:contactId/wait',
  'widget.rate': '/widget/conversations/:contactId/rating',
  'widget.past-conversations': '/widget/conversations',
  'widget.past-conversation': '/widget/conversations/:contactId',
  'widget.transcript': '/widget/conversations/:contactId/transcript',
  'widget.mail-transcript': '/widget/conversations/:contactId/transcript-mails',
  'widget.identify': '/widget/identities',
  'widget.thumbnail': '/widget/attachments/:attachmentId/thumbnail',
} as const

type Method = 'GET' | 'POST' | 'PUT'

const patienceMs = 20_000

export type Window = { after?: number; before?: number }
export type Reading = { upToSeq: number; what: 'delivered' | 'read' }

export type Ask = ReturnType<typeof askAt>

export function askAt(given: {
  /** Ends with a slash: where the script itself came from. */
  base: string
  language: Language
  token(): string | undefined
  /** Told of every call: whether anybody answered, and in words why nothing was done. */
  reached(somebody: boolean, told?: string): void
}) {
  const { base, language, token, reached } = given
  const url = (path: keyof typeof paths, id = '', query = '') =>
    `${base}api/v1${paths[path].replace(/:\w+/, id)}${query}`
  const headers = (more: Record<string, string> = {}): Record<string, string> => {
    const known = token()
    return { 'Accept-Language': language, ...(known && { 'X-Huawu-Visitor': known }), ...more }
  }

  async function call<Answer>(method: Method, to: string, body?: object): Promise<Answered<Answer>> {
    const answered = await attempt<Answer>(method, to, body)
    const told = answered.kind === 'nobody' ? answered.told : undefined
    reached(answered.kind !== 'nobody' || told !== undefined, told)
    return answered
  }

  async function attempt<Answer>(method: Method, to: string, body?: object): Promise<Answered<Answer>> {
    try {
      const response = await fetch(to, {
        method,
        headers: headers(body && { 'Content-Type': 'application/json' }),
        ...(body && { body: JSON.stringify(body) }),
        credentials: 'omit',
        cache: 'no-store',
        signal: patience(),
      })
      return answeredBy<Answer>(response.status, await response.text())
    } catch {
      return { kind: 'nobody' }
    }
  }

  async function blob(from: string): Promise<Blob | undefined> {
    try {
      const response = await fetch(from, { headers: headers(), credentials: 'omit' })
      return response.ok ? await response.blob() : undefined
    } catch {
      return undefined
    }
  }

  return {
    settings: (siteId?: Id) =>
      call<ChatSettings>('GET', url('widget.settings', '', siteId ? `?siteId=${siteId}` : '')),
    look: (siteId: Id) => call<SiteLook>('GET', url('widget.look', siteId)),
    identify: (body: InputOf<typeof identifyVisitor>['body']) =>
      call<AnswerOf<typeof identifyVisitor>>('POST', url('widget.identify'), body),
    leaveMessage: (body: InputOf<typeof leaveMessage>['body']) =>
      call<VisitorConversation>('POST', url('widget.leave-message'), body),
    leaveInstead: (contactId: Id, body: InputOf<typeof leaveMessageInstead>['body']) =>
      call<VisitorConversation>('POST', url('widget.leave-message-instead', contactId), body),
    wait: (contactId: Id) => call<VisitorWait>('GET', url('widget.wait', contactId)),
    rate: (contactId: Id, body: InputOf<typeof rateConversation>['body']) =>
      call<VisitorConversation>('PUT', url('widget.rate', contactId), body),
    past: (cursor: string | null) =>
      call<{ items: PastConversation[]; next: string | null }>(
        'GET',
        url('widget.past-conversations', '', cursor ? `?cursor=${cursor}` : '?limit=20'),
      ),
    pastOne: (contactId: Id) => call<VisitorConversation>('GET', url('widget.past-conversation', contactId)),
    mailTranscript: (contactId: Id, to: string) =>
      call<unknown>('POST', url('widget.mail-transcript', contactId), { to, language }),
    transcript: (contactId: Id) =>
      blob(url('widget.transcript', contactId, `?format=html&language=${language}`)),
    thumbnail: (attachmentId: Id) => blob(url('widget.thumbnail', attachmentId)),
    visitor: () => call<AnswerOf<typeof createVisitor>>('POST', url('widget.create-visitor'), { language }),
    conversation: ({ after, before }: Window) => {
      const query =
        after === undefined ? (before === undefined ? '' : `?before=${before}`) : `?after=${after}`
      return call<VisitorConversation>('GET', url('widget.conversation', '', query))
    },
    start: (body: InputOf<typeof startConversation>['body']) =>
      call<VisitorConversation>('POST', url('widget.start-conversation'), body),
    write: (contactId: Id, body: InputOf<typeof writeMessage>['body']) =>
      call<Message>('POST', url('widget.write-message', contactId), body),
    report: (contactId: Id, body: Reading) =>
      call<unknown>('POST', url('widget.report-reading', contactId), body),
    leave: (contactId: Id) =>
      call<VisitorConversation>('POST', url('widget.leave-conversation', contactId), {}),
    sendFile: (contactId: Id, clientId: Id, file: File, progress: (share: number) => void) =>
      upload(url('widget.send-file', contactId, `?clientId=${clientId}`), file, headers(), progress),
    file: (attachmentId: Id) => blob(url('widget.file', attachmentId)),
  }
}

/** `AbortSignal.timeout` is younger than some browsers we serve. */
function patience(): AbortSignal {
  const giveUp = new AbortController()
  setTimeout(() => giveUp.abort(), patienceMs)
  return giveUp.signal
}

/** Only XMLHttpRequest tells how far an upload is. */
function upload(
  to: string,
  file: File,
  headers: Record<string, string>,
  progress: (share: number) => void,
): { done: Promise<Answered<Message>>; stop(): void } {
  const request = new XMLHttpRequest()
  const done = new Promise<Answered<Message>>((resolve) => {
    request.open('POST', to)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name.replaceAll(/\p{Surrogate}/gu, '')))
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    request.onloadend = () => resolve(answeredBy<Message>(request.status, request.responseText))
    request.send(file)
  })
  return { done, stop: () => request.abort() }
}
