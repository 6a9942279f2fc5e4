// Files on their way: one at a time, once there is a conversation to put them into.
import type { Message } from '#contacts/core'
import type { Id } from '#protocol'
import type { Ask } from './ask.ts'
import { clientId as newClientId } from './client-id.ts'

export const largestFileBytes = 10_000_000

/** `waiting` for the conversation or its turn; `failed` goes on by itself when the line is back. */
export type Upload = {
  clientId: Id
  file: File
  state: 'waiting' | 'uploading' | 'failed' | 'refused'
  share: number
  reason?: string
}

export type Uploads = {
  list(): readonly Upload[]
  add(file: File): void
  remove(clientId: Id): void
  retry(clientId: Id): void
  /** A conversation was opened, or the line is back. */
  wake(): void
}

export function uploadsBy(given: {
  ask: Ask
  /** The open conversation, if there is one. */
  contactId(): Id | undefined
  sent(message: Message): void
  changed(): void
}): Uploads {
  const { ask, contactId, sent, changed } = given
  let list: Upload[] = []
  let stop: { clientId: Id; now(): void } | undefined

  const set = (clientId: Id, change: Partial<Upload>) => {
    list = list.map((upload) => (upload.clientId === clientId ? { ...upload, ...change } : upload))
    changed()
  }

  async function next(): Promise<void> {
    const into = contactId()
    const upload = list.find(({ state }) => state === 'waiting')
    if (stop || !into || !upload) return
    const { clientId, file } = upload
    const sending = ask.sendFile(into, clientId, file, (share) => set(clientId, { share }))
    stop = { clientId, now: sending.stop }
    set(clientId, { state: 'uploading', share: 0 })
    const answered = await sending.done
    stop = undefined
    if (answered.kind === 'answer') {
      sent(answered.answer)
      list = list.filter((each) => each.clientId !== clientId)
      changed()
    } else if (answered.kind === 'refused') set(clientId, { state: 'refused', reason: answered.reason })
    else set(clientId, { state: 'failed' })
    await next()
  }

  const retry = (clientId: Id) => {
    set(clientId, { state: 'waiting' })
    void next()
  }
  return {
    list: () => list,
    add: (file) => {
      list = [...list, { clientId: newClientId(), file, state: 'waiting', share: 0 }]
      changed()
      void next()
    },
    remove: (clientId) => {
      list = list.filter((upload) => upload.clientId !== clientId)
      if (stop?.clientId === clientId) stop.now()
      changed()
    },
    retry,
    wake: () => {
      list = list.map((upload) => (upload.state === 'failed' ? { ...upload, state: 'waiting' } : upload))
      void next()
    },
  }
}
