// The files on their way, above the text box.
import type { Id } from '#protocol'
import { element, mark, write } from './element.ts'
import type { Upload } from './uploads.ts'
import type { Say } from './words.ts'

export type UploadTray = {
  element: HTMLElement
  show(uploads: readonly Upload[], hasConversation: boolean): void
}

export function uploadTrayFor(
  say: Say,
  acts: { remove(clientId: Id): void; retry(clientId: Id): void },
): UploadTray {
  const tray = element('div', { class: 'uploads', hidden: true })
  const rows = new Map<Id, ReturnType<typeof rowFor>>()

  function rowFor({ clientId, file }: Upload) {
    const state = element('span', { class: 'state' })
    const bar = element('progress', { max: '1', 'aria-label': file.name })
    const retry = element('button', { type: 'button' }, say('file.retry'))
    const remove = element('button', { type: 'button' }, say('file.remove'))
    retry.addEventListener('click', () => acts.retry(clientId))
    remove.addEventListener('click', () => acts.remove(clientId))
    const words = element('span', { class: 'name', title: file.name }, file.name)
    const buttons = element('span', { class: 'acts' }, retry, remove)
    return { row: element('div', { class: 'upload' }, words, buttons, state, bar), state, bar, retry }
  }

  return {
    element: tray,
    show: (uploads, hasConversation) => {
      const known = new Set(uploads.map(({ clientId }) => clientId))
      for (const [clientId, { row }] of rows) {
        if (known.has(clientId)) continue
        row.remove()
        rows.delete(clientId)
      }
      for (const upload of uploads) {
        const shown = rows.get(upload.clientId) ?? rowFor(upload)
        if (!rows.has(upload.clientId)) tray.append(shown.row)
        rows.set(upload.clientId, shown)
        mark(shown.row, { 'data-state': upload.state })
        write(shown.state, stateWords(upload, hasConversation, say))
        shown.bar.value = upload.share
        shown.bar.hidden = upload.state !== 'uploading'
        shown.retry.hidden = upload.state !== 'failed'
      }
      tray.hidden = uploads.length === 0
    },
  }
}

function stateWords({ state, share, reason = '' }: Upload, hasConversation: boolean, say: Say): string {
  if (state === 'failed') return say('file.failed')
  if (state === 'refused') return say('file.refused', { reason })
  if (state === 'waiting' && !hasConversation) return say('file.afterWords')
  return say('file.uploading', { percent: Math.round(share * 100) })
}
