import { expect, test } from 'vitest'
import { newQueueForm, settingsOf } from './queue-form.ts'

test('a row without a skill, an empty keyword and a keyword twice are not sent', () => {
  const settings = settingsOf({
    ...newQueueForm,
    name: ' 售后 ',
    keywords: ['退货', ' 退货 ', ' '],
    requires: [{ level: 2 }, { skillId: 'returns', level: 3 }],
  })
  expect(settings).toMatchObject({
    name: '售后',
    keywords: ['退货'],
    requires: [{ skillId: 'returns', level: 3 }],
  })
})

test('rings widen one after the other, in whatever order they were written down', () => {
  const rings = [
    { afterSeconds: 120, requires: [] },
    { afterSeconds: 30, requires: [] },
  ]
  expect(settingsOf({ ...newQueueForm, rings }).rings.map(({ afterSeconds }) => afterSeconds)).toEqual([
    30, 120,
  ])
})
