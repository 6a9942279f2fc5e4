import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  hiddenWords,
  keptNeeds,
  keptText,
  maskedText,
  maskedWords,
  needKinds,
  revealedWords,
  whyNotKeepWords,
  type Words,
} from './index.ts'

test.each([
  ['备用电话 13900008888，身份证 110101199001011234', '备用电话 139****8888，身份证 110****1234'],
  ['手机139 0000 8888或139-0000-8888', '手机139****8888或139****8888'],
  ['+86 139 0000 8888 / +852 9123 4567', '139****8888 / +852****4567'],
  ['座机 0571-8888 6666，010-88886666 转 8001', '座机 0571-****6666，010-****6666 转 8001'],
  ['热线 400-820-8820', '热线 400****820'],
  ['卡号 6222 0212 3456 7890 123', '卡号 622****0123'],
  ['卡6222021234567890', '卡622****7890'],
  ['证件 110101 19900101 123X', '证件 110****123X'],
  ['全角 １３９００００８８８８', '全角 139****8888'],
  ['邮箱wang.fang@example.com.cn，QQ 13900008888@qq.com', '邮箱w***@example.com.cn，QQ 1***@qq.com'],
  ['运单 SF1234567890123', '运单 SF1****23'],
])('%s', (text, shown) => {
  expect(maskedText(text)).toBe(shown)
})

test.each([
  '工作日 9:00–11:30，13:30–17:00',
  '0900-1130 1330-1700',
  '2026-11-21 2026-11-22 各来电一次',
  '订单金额 123456 元，住 1001 室',
  '@ 班长；A*** 会员',
])('%s stays as it is', (text) => {
  expect(maskedText(text)).toBe(text)
})

const sign = fc.constantFrom(...'0123456789 -·.()+@xX０９٣１电话a，\n')
const figure = fc.integer({ min: 0, max: 9 })
const run = fc.array(figure, { minLength: 7, maxLength: 24 }).map((all) => all.join(''))
const written = fc
  .array(fc.oneof(sign, run, fc.string({ unit: 'grapheme', maxLength: 4 }), fc.emailAddress()), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''))

test('no seven figures in a row leave a text, and no more than a letter of an e-mail address', () => {
  fc.assert(
    fc.property(written, (text) => {
      expect(maskedText(text)).not.toMatch(/\p{Nd}{7}/u)
    }),
    { numRuns: 2_000 },
  )
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z][a-z.]{2,20}$/), (local) => {
      expect(maskedText(`写信到${local}@example.com即可`)).toBe(`写信到${local[0] ?? ''}***@example.com即可`)
    }),
  )
})

test('a text without such runs is not changed', () => {
  const short = fc.array(figure, { maxLength: 6 }).map((all) => all.join(''))
  const word = fc.stringMatching(/^[\p{Script=Han}a-z，。：]{1,6}$/u)
  fc.assert(
    fc.property(fc.array(fc.tuple(word, short), { maxLength: 12 }), (parts) => {
      const text = parts.flat().join('')
      expect(maskedText(text)).toBe(text)
    }),
  )
})

const text = fc.option(written)
const words: fc.Arbitrary<Words> = fc.record({
  needs: fc.array(fc.record({ kind: fc.constantFrom(...needKinds), text }), { maxLength: 5 }),
  preferredHours: text,
  note: text,
})

test('whoever saves what she was shown changes nothing of what it hides', () => {
  fc.assert(
    fc.property(words, (before) => {
      const shown = maskedWords(before)
      const after = {
        needs: keptNeeds(before.needs, shown.needs),
        preferredHours: keptText(before.preferredHours, shown.preferredHours),
        note: keptText(before.note, shown.note),
      }
      expect(after).toEqual(before)
      expect(whyNotKeepWords(before, after)).toBeUndefined()
    }),
  )
})

const before: Words = {
  needs: [{ kind: 'interpreter', text: '女儿 13900008888' }],
  preferredHours: null,
  note: '备用电话 13900008888',
}

test('a mask that somebody wrote around is refused, a new text is not', () => {
  const withNote = (note: string) => whyNotKeepWords(before, { ...before, note })
  expect(withNote('备用电话 139****8888，周一勿扰')).toBe('still-masked')
  expect(withNote('备用电话 13900008888，周一勿扰')).toBeUndefined()
  expect(withNote('周一勿扰')).toBeUndefined()
  const needs = keptNeeds(before.needs, [{ kind: 'interpreter', text: '女儿 139****8888（晚上）' }])
  expect(whyNotKeepWords(before, { ...before, needs })).toBe('still-masked')
  expect(keptNeeds(before.needs, [{ kind: 'other', text: '女儿 139****8888' }])).toEqual([
    { kind: 'other', text: '女儿 13900008888' },
  ])
})

test('one revelation shows all that is hidden in her words, and no word that hides nothing', () => {
  const all = { ...before, preferredHours: '上午' }
  expect(hiddenWords(all)).toEqual(['needs', 'note'])
  expect(revealedWords(all)).toEqual({
    value: '女儿 13900008888\n备用电话 13900008888',
    masked: '139****8888 · 139****8888',
  })
  expect(revealedWords({ needs: [], preferredHours: '上午', note: null })).toBeUndefined()
})
