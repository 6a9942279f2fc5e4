// One message as it stands in the log.
import { type Attachment, piecesOf } from '#contacts/core'
import { element, icon, mark, write } from './element.ts'
import type { Said } from './lines.ts'
import { type Moments, sizeOf } from './moments.ts'
import { answersReason, overReason } from './outbox.ts'
import { pictureFor } from './picture.ts'
import type { Say } from './words.ts'

export type BubbleActs = {
  resend(said: Said, anew: boolean): void
  discard(said: Said): void
  download(attachment: Attachment): void
  thumbnail(attachment: Attachment): Promise<Blob | undefined>
  /** Opens a picture large. */
  look(attachment: Attachment): void
}

export type Bubble = { element: HTMLElement; show(said: Said): void }

export function bubbleFor(say: Say, moments: Moments, acts: BubbleActs): Bubble {
  const author = element('div', { class: 'author' })
  const box = element('div', { class: 'bubble' })
  const meta = element('div', { class: 'meta' })
  const buttons = element('div', { class: 'acts' })
  const whole = element('div', { class: 'message' }, author, box, meta, buttons)
  let shown: Said | undefined

  return {
    element: whole,
    show: (said) => {
      mark(whole, { 'data-by': said.by, 'data-state': said.mark })
      const name = said.by === 'me' ? say('author.me') : (said.name ?? say('author.agent'))
      write(author, name)
      // Sighted people see whose it is by its side; a screen reader needs the name each time.
      mark(author, { class: said.by === 'agent' && said.first ? 'author' : 'unseen' })
      if (shown?.text !== said.text || shown.attachment?.id !== said.attachment?.id)
        fill(box, said, say, acts)
      meta.hidden = !said.last
      write(meta, [moments.clock(said.at), ...markWords(said, say)].join(' · '))
      mark(meta, { title: moments.exact(said.at) })
      if (shown?.held !== said.held) buttons.replaceChildren(...heldButtons(said, say, acts))
      buttons.hidden = said.held === undefined
      shown = said
    },
  }
}

function fill(box: HTMLElement, { text, attachment }: Said, say: Say, acts: BubbleActs): void {
  box.replaceChildren()
  if (text !== '') box.append(element('div', { class: 'words', dir: 'auto' }, ...piecesOf(text).map(linked)))
  if (attachment?.width) box.append(pictureButton(attachment, say, acts))
  else if (attachment) box.append(fileButton(attachment, say, acts))
}

function linked({ text, href }: { text: string; href?: string }): Node | string {
  if (href === undefined) return text
  return element('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, text)
}

function pictureButton(attachment: Attachment, say: Say, acts: BubbleActs): HTMLElement {
  const picture = pictureFor(attachment, () => acts.thumbnail(attachment))
  const title = say('file.look', { name: attachment.name })
  const button = element('button', { class: 'look', type: 'button', title, 'aria-label': title }, picture)
  button.addEventListener('click', () => acts.look(attachment))
  return button
}

function fileButton(attachment: Attachment, say: Say, acts: BubbleActs): HTMLElement {
  const { name, bytes } = attachment
  const title = say('file.download', { name, size: sizeOf(bytes) })
  const words = element('span', {}, `${name} · ${sizeOf(bytes)}`)
  const button = element('button', { class: 'attached', type: 'button', title }, icon('file'), words)
  button.addEventListener('click', () => acts.download(attachment))
  return button
}

function markWords({ by, mark: state, held }: Said, say: Say): string[] {
  if (by === 'agent') return []
  if (state !== 'held') return [say(`mark.${state}`)]
  if (held === overReason) return [say('mark.ended')]
  if (held === answersReason) return [say('mark.asked')]
  return [held ? say('mark.refused', { reason: held }) : say('mark.refusedPlain')]
}

function heldButtons(said: Said, say: Say, acts: BubbleActs): HTMLElement[] {
  if (said.held === undefined) return []
  const isOver = said.held === overReason
  const resend = element('button', { type: 'button' }, say(isOver ? 'held.resend' : 'held.retry'))
  resend.addEventListener('click', () => acts.resend(said, isOver))
  const discard = element('button', { type: 'button' }, say('held.discard'))
  discard.addEventListener('click', () => acts.discard(said))
  return said.held === answersReason ? [discard] : [resend, discard]
}
