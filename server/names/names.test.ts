import { expect, test } from 'vitest'
import { folded, nameKey, syllables } from './index.ts'

test('a name is the same in either script, full width or half', () => {
  expect(folded('陳桂蘭')).toBe('陈桂兰')
  expect(folded('陈桂兰')).toBe('陈桂兰')
  expect(folded(' Ｗａｎｇ ')).toBe('wang')
})

test('names sort by sound, and a surname is read as a surname', () => {
  expect(syllables('单小明')).toEqual(['shan', 'xiao', 'ming'])
  expect(
    ['张伟', '王小明', '陈桂兰', 'Adam Smith'].toSorted((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1)),
  ).toEqual(['Adam Smith', '陈桂兰', '王小明', '张伟'])
})
