import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAllowedOrigin, mayCarryChat, originPattern } from './sites.ts'

test('an origin is kept as browsers write it', () => {
  const written = {
    'https://shop.example': 'https://shop.example',
    'https://Shop.Example/': 'https://shop.example',
    'shop.example': 'https://shop.example',
    'https://shop.example:443': 'https://shop.example',
    'http://localhost:8080': 'http://localhost:8080',
    '*.shop.example': 'https://*.shop.example',
    'http://127.0.0.1:80': 'http://127.0.0.1',
  }
  expect(Object.keys(written).map(originPattern)).toEqual(Object.values(written))
})

test('what is no origin is not kept, least of all everybody', () => {
  const wrong = [
    '',
    '*',
    'https://*',
    'https://*.com',
    'https://*.localhost',
    'https://shop.example/path',
    'ftp://shop.example',
    'javascript:alert(1)',
    'https://a b',
    'https://shop.example?x',
    'https://u:p@shop.example',
    'https://sh*p.example',
    'https://shop..example',
  ]
  for (const each of wrong) expect({ each, kept: originPattern(each) }).toEqual({ each, kept: undefined })
})

test('a star stands for what is below a host, never for the host, its neighbours or another scheme', () => {
  const patterns = ['https://*.shop.example', 'https://forum.example:8443']
  const allowed = ['https://www.shop.example', 'https://a.b.shop.example', 'https://forum.example:8443']
  const others = [
    'https://shop.example',
    'https://evilshop.example',
    'http://www.shop.example',
    'https://www.shop.example.evil.example',
    'https://forum.example',
    'https://www.shop.example:444',
    'https://.shop.example.evil',
  ]
  for (const origin of allowed)
    expect({ origin, may: isAllowedOrigin(origin, patterns) }).toMatchObject({ may: true })
  for (const origin of others)
    expect({ origin, may: isAllowedOrigin(origin, patterns) }).toMatchObject({ may: false })
})

test('while no site is named any page may, afterwards only theirs', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,8}\.[a-z]{2,4}$/), (name) => {
      const origin = `https://${name}`
      expect(mayCarryChat(origin, [])).toBe(true)
      expect(mayCarryChat(origin, [{ origins: [] }])).toBe(false)
      expect(mayCarryChat(origin, [{ origins: [] }, { origins: [origin] }])).toBe(true)
    }),
  )
})
