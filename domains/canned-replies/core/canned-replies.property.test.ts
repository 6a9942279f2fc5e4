import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Id, languages, type Scope } from '#protocol'
import { repliesFound } from './find-replies.ts'
import { cut, inserted, messageIn, messagesOf, replyText, slashAt } from './insertion.ts'
import type { CannedReply, ReplyMessage } from './reply.ts'
import { maySeeReply, type ReplyOwner, type ReplyReach, whyNotContents, whyNotKeepReply } from './rules.ts'
import {
  blanksIn,
  filledIn,
  nextBlank,
  replyVariables,
  unknownVariables,
  variableNames,
} from './variables.ts'

const message = (text: string): ReplyMessage => ({ 'zh-Hans': text, 'zh-Hant': null, en: null })
const reply = (fields: Partial<CannedReply>): CannedReply => ({
  id: '01938f2a-4444-7000-8000-000000000001',
  scope: 'own',
  unitId: null,
  unitName: null,
  folder: null,
  name: '',
  shortcut: null,
  messages: [],
  files: [],
  foundBy: '',
  timesUsed: 0,
  myTimes: 0,
  changedAt: '2026-11-21T02:00:00.000Z',
  version: 1,
  ...fields,
})

const line = fc.string({ unit: fc.constantFrom('你', '好', 'a', ' ', '/', '.', '_', '{', '}', '\n', '-') })

test('a slash opens only at the beginning or behind a space, and what replaces it leaves the rest alone', () => {
  fc.assert(
    fc.property(line, fc.nat(20), line, (text, place, said) => {
      const caret = Math.min(place, text.length)
      const slash = slashAt(text, caret)
      if (!slash) return
      expect(text[slash.from]).toBe('/')
      expect(/\s/.test(text[slash.from - 1] ?? ' ')).toBe(true)
      expect(slash.to).toBe(caret)
      const after = inserted(text, slash, said)
      expect(after.text).toBe(text.slice(0, slash.from) + said + text.slice(caret))
      expect(after.text.slice(after.at.from, after.at.to)).toBe(said)
    }),
  )
  expect(slashAt('您好 /th', 6)).toEqual({ from: 3, to: 6, typed: 'th' })
  expect(slashAt('/退', 2)).toEqual({ from: 0, to: 2, typed: '退' })
  expect(slashAt('https://shop', 12)).toBeUndefined()
  expect(slashAt('2026/11', 7)).toBeUndefined()
  expect(slashAt('/th 谢谢', 6)).toBeUndefined()
})

test('what is known is filled in, what is not is a blank, in the words of every language', () => {
  for (const variable of replyVariables) {
    for (const language of languages) {
      const text = `a {{ ${variableNames[variable][language]} }} b`
      expect(unknownVariables(text)).toEqual([])
      expect(filledIn(text, { [variable]: '李先生' })).toBe('a 李先生 b')
      expect(filledIn(text, {})).toBe('a ___ b')
    }
  }
  expect(unknownVariables('{{客户}}，{{ order }}，{{客户}}')).toEqual(['客户', 'order'])
})

test('whatever is filled in, no variable that is known stays in the text', () => {
  const known = fc.constantFrom(...replyVariables).map((variable) => `{{${variable}}}`)
  fc.assert(
    fc.property(fc.array(fc.oneof(line, known)), (parts) => {
      const text = parts.join('')
      const filled = filledIn(text, { customer: '李先生', ticket: ' ' })
      expect(unknownVariables(filled)).toEqual(unknownVariables(filled).filter((name) => name !== 'customer'))
      expect(filled).not.toContain('{{customer}}')
      expect(filled).not.toContain('{{ticket}}')
    }),
  )
})

test('Tab goes from blank to blank, round the end, and back again', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 2 }), (parts) => {
      const text = parts.map((part) => part.replaceAll('_', '')).join('___')
      const all = blanksIn(text)
      let at = { from: 0, to: 0 }
      for (const each of all) {
        at = nextBlank(text, at) ?? at
        expect(at).toEqual(each)
      }
      expect(nextBlank(text, at)).toEqual(all[0])
      expect(nextBlank(text, all[0] ?? at, true)).toEqual(all.at(-1))
    }),
  )
})

test('a reply of several messages is sent as these messages', () => {
  const words = fc
    .string({ unit: fc.constantFrom('你', '好', 'a', ',', ' ') })
    .filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (texts) => {
      const text = replyText(texts.map(message), 'zh-Hans', {})
      expect(messagesOf(text)).toEqual(texts.map((each) => each.trim()))
    }),
  )
  expect(messagesOf(`一\n${cut}\n\n二\n --- \n`)).toEqual(['一', '二'])
  expect(messagesOf('a---b')).toEqual(['a---b'])
})

test('a customer reads her language where it is written, else the nearest one', () => {
  const both = { 'zh-Hans': '您好', 'zh-Hant': null, en: 'Hello' }
  expect(languages.map((language) => messageIn(both, language))).toEqual(['您好', '您好', 'Hello'])
  expect(messageIn({ 'zh-Hans': null, 'zh-Hant': ' ', en: 'Hello' }, 'zh-Hant')).toBe('Hello')
})

test('the shortcut goes before the name, the name before the words, and what I use often before what I do not', () => {
  const named = reply({ name: '退货', foundBy: '退货\ntuihuo\nth' })
  const short = reply({ shortcut: 'th', foundBy: '谢谢光临\nxiexie\nxx' })
  const shorter = reply({ shortcut: 'thk' })
  const says = reply({ messages: [message('请看 TH 条')] })
  const often = reply({ foundBy: '退回\nth', myTimes: 3 })
  expect(repliesFound('th', [says, named, shorter, often, short])).toEqual([
    short,
    shorter,
    often,
    named,
    says,
  ])
  expect(repliesFound('nothing', [says, named])).toEqual([])
})

const ids = [1, 2, 3].map((n): Id => `01960000-0000-7000-8000-00000000000${n}`)
const id = fc.constantFrom(...ids)
const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ reach: 'none' }),
  fc.constant<Scope>({ reach: 'all' }),
  fc.uniqueArray(id).map((unitIds): Scope => ({ reach: 'some', personId: null, unitIds })),
)
const owner: fc.Arbitrary<ReplyOwner> = fc.oneof(
  id.map((personId): ReplyOwner => ({ scope: 'own', personId, unitId: null })),
  id.map((unitId): ReplyOwner => ({ scope: 'team', personId: null, unitId })),
  fc.constant<ReplyOwner>({ scope: 'all', personId: null, unitId: null }),
)
const reach: fc.Arbitrary<ReplyReach> = fc.record({
  personId: fc.option(id),
  units: fc.uniqueArray(id),
  team: scope,
  all: scope,
})

test('whoever may change a reply sees it, and nobody sees or changes what is another’s own', () => {
  fc.assert(
    fc.property(owner, reach, (whose, hers) => {
      if (whyNotKeepReply(whose, hers) === undefined) expect(maySeeReply(whose, hers)).toBe(true)
      if (whose.scope === 'own' && whose.personId !== hers.personId) {
        expect(maySeeReply(whose, hers)).toBe(false)
        expect(whyNotKeepReply(whose, hers)).toBe('not-your-reply')
      }
    }),
  )
})

test('a reply says something in each of its messages, and nothing that Huawu cannot fill in', () => {
  expect(whyNotContents({ messages: [], fileIds: [] })).toBe('says-nothing')
  expect(whyNotContents({ messages: [], fileIds: [ids[0] ?? ''] })).toBeUndefined()
  expect(whyNotContents({ messages: [message('您好'), message(' ')], fileIds: [] })).toBe('message-empty')
  expect(whyNotContents({ messages: [message('{{客户}}您好')], fileIds: [] })).toBe('unknown-variable')
  expect(whyNotContents({ messages: [message('{{客户姓名}}您好')], fileIds: [] })).toBeUndefined()
})
