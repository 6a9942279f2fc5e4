import { expect, test } from 'vitest'
import { oftenAsked } from './often-asked.ts'

const askTenTimes = (often: ReturnType<typeof oftenAsked>, text: string) =>
  Array.from({ length: 10 }, () => often.nameOf(text)).at(-1)

test('a statement has a name from the tenth time on, and keeps it', () => {
  const often = oftenAsked()
  for (let time = 1; time < 10; time++) expect(often.nameOf('select 1')).toBeUndefined()
  const name = often.nameOf('select 1')
  expect(name).toBeDefined()
  expect(often.nameOf('select 1')).toBe(name)
  expect(askTenTimes(often, 'select 2')).not.toBe(name)
})

test('what is forgotten never has a name again, and nobody inherits its own', () => {
  const often = oftenAsked()
  const name = askTenTimes(often, 'select 1')
  often.forget('select 1')
  expect(askTenTimes(often, 'select 1')).toBeUndefined()
  expect(askTenTimes(often, 'select 2')).not.toBe(name)
})

test('a connection keeps no more than three hundred, and none that is very long', () => {
  const often = oftenAsked()
  expect(askTenTimes(often, 'x'.repeat(4_001))).toBeUndefined()
  const names = Array.from({ length: 400 }, (_, number) => askTenTimes(often, `select ${number}`))
  expect(names.filter((name) => name !== undefined)).toHaveLength(300)
})
