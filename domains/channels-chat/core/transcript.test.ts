import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleMessage, type Message } from '#contacts/core'
import { transcriptHtml, transcriptText, type TranscriptWords } from './transcript.ts'

const words: TranscriptWords = {
  language: 'zh-Hans',
  title: '云杉客服 · 会话记录',
  me: '我',
  agent: '客服',
  file: (name) => `[文件] ${name}`,
  at: (instant) => instant.slice(11, 16),
}
const said = (more: Partial<Message>): Message => ({ ...exampleMessage, ...more })

test('it says who said what and when, in order', () => {
  const messages = [
    said({ from: 'visitor', text: '在吗' }),
    said({ text: '您好\n请说' }),
    said({ from: 'system', kind: 'happening', text: '对方长时间没有回复' }),
  ]
  expect(transcriptText(messages, words).split('\n')).toEqual([
    '云杉客服 · 会话记录',
    '',
    '[02:00] 我: 在吗',
    '[02:00] 王小明: 您好',
    '    请说',
    '[02:00] 对方长时间没有回复',
    '',
  ])
})

test('a note is in neither form, whatever stands beside it', () => {
  const messages = [said({ text: '您好' }), said({ kind: 'note', text: '这个客户投诉过三次' })]
  expect(transcriptText(messages, words) + transcriptHtml(messages, words)).not.toContain('投诉')
})

test('whatever anybody writes, the page holds no tag and no attribute of theirs', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'", '&lt;'),
      ),
      (text) => {
        const page = transcriptHtml([said({ text, authorName: text })], { ...words, title: text })
        const own = transcriptHtml([said({ text: '', authorName: '' })], { ...words, title: '' })
        expect(page.match(/[<>]/g)?.length).toBe(own.match(/[<>]/g)?.length)
      },
    ),
  )
})
