import { expect, test } from 'vitest'
import { keptPage } from './page.ts'

const kept = (url: string) => keptPage({ url, title: '我的订单' })?.url

test('the page the visitor was on is kept as a link without fragment and password', () => {
  expect(kept('https://shop.example/orders?id=7#token=x')).toBe('https://shop.example/orders?id=7')
  expect(kept('https://me:secret@shop.example/orders')).toBe('https://shop.example/orders')
  expect(kept('https://shop.example/@me')).toBe('https://shop.example/@me')
})

test('what would run when an agent clicks it is not kept', () => {
  for (const url of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '',
  ]) {
    expect(kept(url)).toBeUndefined()
  }
  expect(keptPage({ url: 'https://a.example', title: '\ud800订单' })?.title).toBe('\ufffd订单')
})
