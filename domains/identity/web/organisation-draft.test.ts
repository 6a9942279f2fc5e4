import { expect, test } from 'vitest'
import { changesOf, differing, entered, onTopOf } from './organisation-draft.ts'

const stored = entered({
  code: 'main',
  name: '云杉客服中心',
  language: 'zh-Hans',
  timeZone: 'Asia/Shanghai',
  hosts: ['kefu.example.com', 'desk.example:8443'],
  url: 'https://kefu.example.com',
  version: 3,
})

test('spaces and empty lines are no change', () => {
  const hers = { ...stored, name: ' 云杉客服中心 ', hosts: '\nkefu.example.com，desk.example:8443 \n' }
  expect(differing(stored, hers)).toEqual([])
  expect(changesOf(stored, hers)).toEqual({})
})

test('only what she touched is sent', () => {
  const hers = { ...stored, timeZone: 'Asia/Taipei', hosts: 'kefu.example.com' }
  expect(changesOf(stored, hers)).toEqual({ timeZone: 'Asia/Taipei', hosts: ['kefu.example.com'] })
})

test('what a colleague saved meanwhile stands, and hers on top of it', () => {
  const hers = { ...stored, name: '云杉' }
  const latest = { ...stored, name: '云杉中心', timeZone: 'Asia/Taipei' }
  expect(onTopOf(latest, stored, hers)).toEqual({ ...latest, name: '云杉' })
})
