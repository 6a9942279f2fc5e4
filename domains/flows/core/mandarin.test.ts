// Numbers as they are said, held against cases written by hand and against a parser that knows nothing of the rules.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mandarinSounds, mandarinWords } from './mandarin-sounds.ts'
import type { HowToSay } from './node-kinds.ts'

const said = (value: string, how: HowToSay) => mandarinSounds(value, how)?.join('')

describe('numbers are said as people say them', () => {
  const cases: readonly [string, string][] = [
    ['0', '零'],
    ['1', '一'],
    ['2', '二'],
    ['10', '十'],
    ['11', '十一'],
    ['12', '十二'],
    ['20', '二十'],
    ['22', '二十二'],
    ['100', '一百'],
    ['101', '一百零一'],
    ['110', '一百一十'],
    ['111', '一百一十一'],
    ['200', '二百'],
    ['222', '二百二十二'],
    ['1000', '一千'],
    ['1001', '一千零一'],
    ['1010', '一千零一十'],
    ['1100', '一千一百'],
    ['2000', '两千'],
    ['2222', '两千二百二十二'],
    ['10000', '一万'],
    ['10001', '一万零一'],
    ['10010', '一万零一十'],
    ['11000', '一万一千'],
    ['20000', '两万'],
    ['22000', '两万二千'],
    ['100000', '十万'],
    ['100500', '十万零五百'],
    ['101000', '十万一千'],
    ['110000', '十一万'],
    ['200000', '二十万'],
    ['1010000', '一百零一万'],
    ['10000000', '一千万'],
    ['20000000', '两千万'],
    ['100000000', '一亿'],
    ['100100000', '一亿零一十万'],
    ['120000000', '一亿二千万'],
    ['200000000', '两亿'],
    ['200002000', '两亿零二千'],
    ['1000010000', '十亿零一万'],
    ['1000000000000', '一万亿'],
    ['2000000000000', '两万亿'],
    ['-5', '负五'],
    ['-0', '零'],
    ['007', '七'],
    ['3.14', '三点一四'],
    ['0.5', '零点五'],
    ['100.05', '一百点零五'],
  ]
  for (const [value, words] of cases)
    test(`${value} is ${words}`, () => expect(said(value, 'number')).toBe(words))
})

describe('money is said in 元, 角 and 分', () => {
  const cases: readonly [string, string][] = [
    ['0', '零元'],
    ['0.00', '零元'],
    ['1', '一元'],
    ['2', '两元'],
    ['12', '十二元'],
    ['2.50', '两元五角'],
    ['2.5', '两元五角'],
    ['0.05', '五分'],
    ['0.20', '两角'],
    ['0.22', '两角二分'],
    ['0.02', '两分'],
    ['2.05', '两元零五分'],
    ['2.22', '两元二角二分'],
    ['100.00', '一百元'],
    ['1001.01', '一千零一元零一分'],
    ['20000.10', '两万元一角'],
    ['-3.20', '负三元二角'],
  ]
  for (const [value, words] of cases)
    test(`${value} is ${words}`, () => expect(said(value, 'money')).toBe(words))
  test('a third decimal is no money', () => expect(said('1.234', 'money')).toBeUndefined())
})

describe('dates, times and figures one by one', () => {
  const cases: readonly [HowToSay, string, string][] = [
    ['date', '2026-12-01', '二零二六年十二月一日'],
    ['date', '2000-02-29', '二零零零年二月二十九日'],
    ['date', '2026-10-20T08:00:00Z', '二零二六年十月二十日'],
    ['time', '00:00', '零点整'],
    ['time', '2:05', '两点零五分'],
    ['time', '12:10', '十二点十分'],
    ['time', '14:02:59', '十四点零二分'],
    ['time', '22:22', '二十二点二十二分'],
    ['digits', '13800', '幺三八零零'],
    ['digits', '0755-12', '零七五五幺二'],
    ['digits', '11x', '幺幺X'],
  ]
  for (const [how, value, words] of cases)
    test(`${value} is ${words}`, () => expect(said(value, how)).toBe(words))

  test('what is none of its kind is not said at all', () => {
    expect(said('2026-02-30', 'date')).toBeUndefined()
    expect(said('24:00', 'time')).toBeUndefined()
    expect(said('twelve', 'number')).toBeUndefined()
    expect(said('', 'digits')).toBeUndefined()
    expect(said('1e5', 'number')).toBeUndefined()
    expect(said('99999999999999999', 'number')).toBeUndefined()
  })
})

const worth: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((word, index) => [word, index])),
  两: 2,
}
const units: readonly (readonly [string, bigint])[] = [
  ['亿', 100_000_000n],
  ['万', 10_000n],
  ['千', 1000n],
  ['百', 100n],
  ['十', 10n],
]

/** Splits at the largest unit; knows neither gaps nor when 2 is 两. */
function read(words: readonly string[]): bigint {
  for (const [unit, value] of units) {
    const at = words.lastIndexOf(unit)
    if (at < 0) continue
    const times = at === 0 ? 1n : read(words.slice(0, at))
    return times * value + read(words.slice(at + 1))
  }
  return words.reduce((sum, word) => sum * 10n + BigInt(worth[word] ?? 0), 0n)
}

const whole = fc.oneof(
  fc.bigInt({ min: 0n, max: 9_999_999_999_999_999n }),
  fc.bigInt({ min: 0n, max: 200_000n }),
  // Mostly noughts, where the rules are.
  fc
    .array(fc.constantFrom('0', '0', '0', '1', '2', '9'), { minLength: 1, maxLength: 16 })
    .map((digits) => BigInt(digits.join(''))),
)

test('whatever is said reads back as the same number', () => {
  fc.assert(
    fc.property(whole, (number) => {
      const words = mandarinSounds(String(number), 'number') ?? []
      expect(read(words)).toBe(number)
    }),
    { numRuns: 2000 },
  )
})

test('no gap is said twice, none at the end, and every word can be recorded', () => {
  fc.assert(
    fc.property(whole, (number) => {
      const words = mandarinSounds(String(number), 'number') ?? []
      expect(words.every((word) => mandarinWords.includes(word))).toBe(true)
      if (number === 0n) return
      expect(words.join('')).not.toMatch(/零零|零$|^零/)
      expect(words.slice(1)).not.toContain('两')
    }),
    { numRuns: 2000 },
  )
})

test('money reads back to the last 分', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (fen) => {
      const value = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
      const words = mandarinSounds(value, 'money') ?? []
      const [yuan, rest] = words.includes('元')
        ? [words.slice(0, words.indexOf('元')), words.slice(words.indexOf('元') + 1)]
        : [[], words]
      const before = (unit: string) => worth[rest[rest.indexOf(unit) - 1] ?? ''] ?? 0
      const small = (rest.includes('角') ? before('角') * 10 : 0) + (rest.includes('分') ? before('分') : 0)
      expect(Number(read(yuan)) * 100 + small).toBe(fen)
    }),
  )
})

const anyText = fc.array(fc.nat(0xffff)).map((signs) => String.fromCharCode(...signs))

test('no text whatever makes it throw', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.constantFrom<HowToSay>('number', 'digits', 'date', 'time', 'money'),
      (text, how) => {
        const words = mandarinSounds(text, how) ?? []
        expect(words.filter((word) => !mandarinWords.includes(word))).toEqual([])
      },
    ),
  )
})
