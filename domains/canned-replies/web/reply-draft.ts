// A canned reply while somebody writes it.
import type { CannedReply, ReplyDraft, ReplyFile, ReplyMessage } from '#canned-replies/core'

export type Draft = Omit<ReplyDraft, 'fileIds' | 'folder' | 'shortcut'> & {
  folder: string
  shortcut: string
  files: readonly ReplyFile[]
}

export const emptyMessage: ReplyMessage = { 'zh-Hans': null, 'zh-Hant': null, en: null }

export function draftOf(reply: CannedReply | undefined): Draft {
  if (!reply) {
    return {
      scope: 'own',
      unitId: null,
      folder: '',
      name: '',
      shortcut: '',
      messages: [emptyMessage],
      files: [],
    }
  }
  const { scope, unitId, name, messages, files } = reply
  return { scope, unitId, folder: reply.folder ?? '', name, shortcut: reply.shortcut ?? '', messages, files }
}

/** What is sent of it: a message nobody wrote anything in is none. */
export function writtenOf({ files, folder, shortcut, messages, ...draft }: Draft): ReplyDraft {
  const said = messages.filter((message) => Object.values(message).some((text) => text?.trim()))
  return {
    ...draft,
    folder: folder.trim() || null,
    shortcut: shortcut.trim().replace(/^\//, '') || null,
    messages: said.map((message) => ({ ...message })),
    fileIds: files.map(({ id }) => id),
  }
}
