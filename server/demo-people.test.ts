import { expect, test } from 'vitest'
import { calledBy } from './demo-people.ts'

test('an agent says her given name, and her whole name where that would be one syllable', () => {
  expect(['林小满', '孙立', '赵敏'].map(calledBy)).toEqual(['小满', '孙立', '赵敏'])
})
