import { expect, test } from 'vitest'
import { whyNotPassword } from './password.ts'

const she = { name: '王小明', staffNumber: '100286', email: 'xiaoming.wang@example.com' }

test('a long password of any kind will do', () => {
  const good = [
    '一二三四五六七八九十',
    'correct horse battery',
    'x9$kQm2!pT',
    '我的第一只猫叫做小花',
    'new 年快乐 hello',
  ]
  for (const password of good) expect(whyNotPassword(password, she), password).toBeUndefined()
})

test('ten characters are counted as people count them', () => {
  expect(whyNotPassword('九个字的密码不够长', she)).toBe('password-too-short')
  expect(whyNotPassword('😀😁😂🤣😃😄😅😆😉', she)).toBe('password-too-short')
})

test('her own name, number and address will not do, nor hardly disguised', () => {
  for (const password of [
    'xiaoming.wang@example.com',
    'XiaoMing.Wang',
    'xiaoming.wang1',
    '100286100286',
    '王小明王小明王小明王小明',
    'ｘｉａｏｍｉｎｇ．ｗａｎｇ',
  ]) {
    expect(whyNotPassword(password, she), password).toBe('password-names-you')
  }
  expect(whyNotPassword('100286 likes green tea', she)).toBeUndefined()
})

test('what everybody tries first will not do', () => {
  for (const password of [
    'password123',
    'Password 123',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'woaini1314520',
    '1qaz2wsx3edc',
    'abcdefghijkl',
    'Woaini520 ',
  ]) {
    expect(whyNotPassword(password, she), password).toMatch(/too-common|too-short/)
  }
})
