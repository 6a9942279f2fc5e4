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

test('an address that only looks like another is shown as what it is', () => {
  expect(kept('https://x@bank.example@evil.example/')).toBe('https://evil.example/')
  expect(kept('https://bank.example\\@evil.example/')).toBe('https://bank.example\\@evil.example/')
  expect(kept('https://@@evil.example/')).toBe('https://evil.example/')
  expect(kept('https://evil.example/\u202emoc.knab')).toBe('https://evil.example/moc.knab')
  expect(kept('https:///evil.example')).toBeUndefined()
  expect(keptPage({ url: 'https://a.example', title: '订单\u202egpj.exe\u200b' })?.title).toBe('订单gpj.exe')
})

test('a long address of nothing but @ is read at once', () => {
  const before = performance.now()
  kept(`https://${'@'.repeat(20_000)}`)
  kept(`https://${'a@'.repeat(10_000)} `)
  expect(performance.now() - before).toBeLessThan(200)
})
