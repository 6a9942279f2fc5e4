import { expect, test } from 'vitest'
import { programmeOf } from './sounds.ts'

test('prompts are found in their folder, without the ending of the file', () => {
  const { media } = programmeOf([{ kind: 'prompt', key: 'welcome/zh.wav' }], '/var/huawu/prompts')
  expect(media).toEqual(['sound:/var/huawu/prompts/welcome/zh'])
  expect(programmeOf([{ kind: 'prompt', key: 'beep' }], undefined).media).toEqual(['sound:beep'])
})

test('silence is of whole seconds, rounded up', () => {
  const silent = (milliseconds: number) => programmeOf([{ kind: 'silence', milliseconds }], undefined).media
  expect(silent(300)).toEqual(['sound:silence/1'])
  expect(silent(23_400)).toEqual(['sound:silence/10', 'sound:silence/10', 'sound:silence/4'])
  expect(silent(0)).toEqual([])
})

test('music follows what stands before it, and nothing follows music', () => {
  const prompt = { kind: 'prompt', key: 'beep' } as const
  const music = { kind: 'tone', tone: 'music' } as const
  expect(programmeOf([prompt, music, prompt], undefined)).toEqual({
    media: ['sound:beep'],
    isMusicAfter: true,
  })
})

test('a beep ends by itself, a ringing or busy tone does not', () => {
  const tones = (['beep', 'ring', 'busy'] as const).map((tone) => ({ kind: 'tone', tone }) as const)
  expect(programmeOf(tones, undefined).media).toEqual(['sound:beep', 'tone:ring', 'tone:busy'])
})
