import { expect, test } from 'vitest'
import { piecesOf } from './clickable.ts'

const links = (text: string) => piecesOf(text).flatMap(({ href }) => href ?? [])

test('the sentence around an address is no part of it', () => {
  expect(links('见 https://a.example/x。')).toEqual(['https://a.example/x'])
  expect(links('(https://a.example/x).')).toEqual(['https://a.example/x'])
  expect(links('https://a.example/x_(y)')).toEqual(['https://a.example/x_(y)'])
  expect(links('see https://a.example/x?!")]')).toEqual(['https://a.example/x'])
})

test('only web addresses are links', () => {
  expect(links('javascript:alert(1) data:text/html,x xhttps://a.example')).toEqual([])
  expect(links('ftp://a.example https:// <b>https://</b> file:///etc')).toEqual([])
})

test('a text made to keep the browser busy is read at once', () => {
  const before = performance.now()
  piecesOf(`http://a${'.'.repeat(2_000)}x${')'.repeat(1_900)}`)
  piecesOf(`http://a${'.)'.repeat(2_000)}`)
  expect(performance.now() - before).toBeLessThan(200)
})
