import { expect, test } from 'vitest'
import { differences, emptyDraft, onTopOf } from './person-draft.ts'

const base = { ...emptyDraft, name: '王小明', email: 'w@example.com' }

test('when a colleague changed the e-mail meanwhile, my new name stays and her e-mail comes in', () => {
  const latest = { ...base, email: 'new@example.com' }
  const mine = { ...base, name: '王晓明' }
  expect(onTopOf(latest, base, mine)).toEqual({ ...base, name: '王晓明', email: 'new@example.com' })
  expect(differences(base, latest)).toEqual(['email'])
})

test('skills in another order are the same skills', () => {
  const one = {
    ...base,
    skills: [
      { skillId: 'a', level: 1 },
      { skillId: 'b', level: 2 },
    ],
  }
  expect(differences(one, { ...one, skills: one.skills.toReversed() })).toEqual([])
})
