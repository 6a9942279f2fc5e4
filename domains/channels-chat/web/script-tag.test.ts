import { expect, test } from 'vitest'
import { scriptTag, securityPolicy, usualLook } from './script-tag.ts'

const origin = 'https://huawu.example.com'

test('the tag says no more than what the site wishes otherwise', () => {
  expect(scriptTag(origin, usualLook)).toBe(
    '<script src="https://huawu.example.com/widget.js" async></script>',
  )
  expect(
    scriptTag(origin, { language: 'zh-Hant', theme: 'dark', accent: '#3d5a3a', title: ' 禾木生活 ' }),
  ).toBe(
    '<script src="https://huawu.example.com/widget.js" async data-language="zh-Hant" data-theme="dark" data-accent="#3d5a3a" data-title="禾木生活"></script>',
  )
})

test('a title with quotes does not break out of the tag', () => {
  const tag = scriptTag(origin, { ...usualLook, title: '"></script><b>&' })
  expect(tag).toContain('data-title="&quot;>&lt;/script>&lt;b>&amp;"')
})

test('the policy allows the script, its calls and its live line', () => {
  expect(securityPolicy('http://127.0.0.1:4600')).toBe(
    'script-src http://127.0.0.1:4600; connect-src http://127.0.0.1:4600 ws://127.0.0.1:4600',
  )
})
