import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { Id, oneOf, shape } from '#protocol'
import { checker, Invalid } from './validation.ts'

const body = checker(
  shape({
    name: Type.String({ minLength: 1, maxLength: 5 }),
    level: oneOf(['low', 'high']),
    id: Type.Optional(Id),
  }),
  'body',
)
const problems = (value: unknown) => {
  try {
    body(value)
    return []
  } catch (error) {
    if (error instanceof Invalid) return error.fields
    throw error
  }
}

test('a sound body passes unchanged', () => {
  const sound = { name: '小林', level: 'high' }
  expect(body(sound)).toBe(sound)
})

test('a number in a body is never made out of text', () => {
  const check = checker(shape({ level: Type.Integer() }), 'body')
  expect(() => check({ level: '5' })).toThrow(Invalid)
})

test('a number in a query is made out of text, with its default when absent', () => {
  const check = checker(shape({ limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }) }), 'query')
  expect(check({ limit: '20' })).toEqual({ limit: 20 })
  expect(check({})).toEqual({ limit: 50 })
  expect(() => check({ limit: '201' })).toThrow(Invalid)
})

test('each field that is wrong is named with the rule it breaks', () => {
  expect(problems({ level: 'low' })).toEqual([{ path: '/name', rule: 'required' }])
  expect(problems({ name: '一二三四五六', level: 'low' })).toEqual([
    { path: '/name', rule: 'too-long', limit: 5 },
  ])
  expect(problems({ name: 'a', level: 'middle' })).toMatchObject([{ path: '/level', rule: 'choice' }])
  expect(problems({ name: 'a', level: 'low', nmae: 'b' })).toMatchObject([{ path: '/nmae', rule: 'unknown' }])
  expect(problems({ name: 'a', level: 'low', id: '7' }).map(({ path }) => path)).toContain('/id')
})

test('text that no database keeps is refused', () => {
  expect(problems({ name: 'a\0', level: 'low' })).toEqual([{ path: '', rule: 'format' }])
  expect(problems({ name: '\ud83d', level: 'low' })).toEqual([{ path: '', rule: 'format' }])
})

test.each([null, [], 'text', 7])('%j is no body', (value) => {
  expect(() => body(value)).toThrow(Invalid)
})
