// What was said, to keep: as plain text, or as a page that holds nothing but text.
import type { Message } from '#contacts/core'
import type { Instant } from '#protocol'

/** In the visitor's language; `at` writes an instant in the organisation's time zone. */
export type TranscriptWords = {
  language: string
  title: string
  me: string
  agent: string
  file(name: string): string
  at(instant: Instant): string
}

type Line = { at: string; who: string; text: string }

export function transcriptText(messages: readonly Message[], words: TranscriptWords): string {
  const lines = linesOf(messages, words).map(
    ({ at, who, text }) => `[${at}] ${who}${text.replaceAll('\n', '\n    ')}`,
  )
  return [words.title, '', ...lines, ''].join('\n')
}

export function transcriptHtml(messages: readonly Message[], words: TranscriptWords): string {
  const rows = linesOf(messages, words).map(
    ({ at, who, text }) => `<p><small>${escaped(at)}</small> <b>${escaped(who)}</b>${escaped(text)}</p>`,
  )
  return `<!doctype html>
<html lang="${escaped(words.language)}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(words.title)}</title>
<style>body{max-width:44em;margin:2em auto;padding:0 1em;font:16px/1.6 system-ui,sans-serif}p{white-space:pre-wrap;overflow-wrap:anywhere}small{color:#555}</style>
<h1>${escaped(words.title)}</h1>
${rows.join('\n')}
</html>
`
}

/** Notes are never among them: what colleagues write to each other is not hers to read. */
function linesOf(messages: readonly Message[], words: TranscriptWords): Line[] {
  return messages
    .filter(({ kind }) => kind !== 'note')
    .map((message) => ({
      at: words.at(message.at),
      who: whoSaid(message, words),
      text: message.attachment ? words.file(message.attachment.name) : message.text,
    }))
}

function whoSaid({ from, authorName }: Message, words: TranscriptWords): string {
  if (from === 'system') return ''
  return `${from === 'visitor' ? words.me : (authorName ?? words.agent)}: `
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
