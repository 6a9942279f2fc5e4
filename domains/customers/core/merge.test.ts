import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  afterMerge,
  afterUndoing,
  conflictsOf,
  type Fields,
  type IdentityRow,
  mergePlan,
  needKinds,
  type Whole,
  whyNotMerge,
  whyNotUndo,
} from './index.ts'

const text = fc.option(fc.constantFrom('a', 'b', 'c'))
const fields: fc.Arbitrary<Fields> = fc.record({
  name: text,
  level: fc.constantFrom(0, 1, 2, 3),
  language: fc.option(fc.constantFrom('zh-Hans', 'zh-Hant', 'en')),
  salutation: text,
  preferredChannel: fc.option(fc.constantFrom('chat', 'phone', 'mail')),
  preferredHours: text,
  birthday: fc.option(fc.constantFrom('03-08', '1950-03-08')),
  note: fc.option(fc.constantFrom('a', 'b', 'a\nb', 'x'.repeat(3_999))),
  idNumber: text,
  address: text,
})
const need = fc.record({ kind: fc.constantFrom(...needKinds), text })
const known = fc.record({
  kind: fc.constantFrom('phone', 'email', 'visitor', 'account'),
  value: fc.constantFrom('1', '2', '3'),
})
const sameKnown = (one: IdentityRow, other: IdentityRow) =>
  one.kind === other.kind && one.value === other.value

function whole(owner: string): fc.Arbitrary<Whole> {
  return fc.record({
    fields,
    needs: fc.uniqueArray(need, { selector: (one) => JSON.stringify(one), maxLength: 12 }),
    tags: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 2 }), { maxLength: 20 }),
    identities: fc
      .uniqueArray(known, { selector: ({ kind, value }) => kind + value, maxLength: 6 })
      .map((all) => all.map((one, at) => ({ ...one, id: `${owner}${at}` }) as IdentityRow)),
    lastContactAt: fc.option(fc.constantFrom('2026-11-20T02:00:00.000Z', '2026-11-21T02:00:00.000Z')),
  })
}

/** The order of what she is known by says nothing. */
const sorted = (one: Whole): Whole => ({
  ...one,
  identities: one.identities.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
})

test('a merge that is undone leaves both exactly as they were', () => {
  fc.assert(
    fc.property(whole('s'), whole('m'), (survivor, merged) => {
      const moved = mergePlan(survivor, merged)
      const after = afterMerge(survivor, merged, moved)
      const back = afterUndoing(after.survivor, after.merged, moved)
      expect(sorted(back.survivor)).toEqual(sorted(survivor))
      expect(sorted(back.merged)).toEqual(sorted(merged))
    }),
    { numRuns: 500 },
  )
})

test('several merges undone from the last on leave everybody exactly as they were', () => {
  fc.assert(
    fc.property(whole('s'), fc.array(whole('m'), { maxLength: 4 }), (survivor, others) => {
      const all = others.map((one, at) => ({
        ...one,
        identities: one.identities.map((row) => ({ ...row, id: `${at}${row.id}` })),
      }))
      const done: { moved: ReturnType<typeof mergePlan>; merged: Whole; was: Whole }[] = []
      let now = survivor
      for (const one of all) {
        const moved = mergePlan(now, one)
        const after = afterMerge(now, one, moved)
        done.push({ moved, merged: after.merged, was: one })
        now = after.survivor
      }
      for (const { moved, merged, was } of done.toReversed()) {
        const back = afterUndoing(now, merged, moved)
        expect(sorted(back.merged)).toEqual(sorted(was))
        now = back.survivor
      }
      expect(sorted(now)).toEqual(sorted(survivor))
    }),
  )
})

test('nothing that only one of them had is lost, and nothing is there twice', () => {
  fc.assert(
    fc.property(whole('s'), whole('m'), (survivor, merged) => {
      const after = afterMerge(survivor, merged, mergePlan(survivor, merged))
      for (const row of [...survivor.identities, ...merged.identities]) {
        expect(after.survivor.identities.filter((one) => sameKnown(one, row))).toHaveLength(1)
      }
      const contacts = [survivor.lastContactAt, merged.lastContactAt].filter((at) => at !== null)
      expect(after.survivor.lastContactAt).toBe(contacts.toSorted().at(-1) ?? null)
      expect(after.survivor.fields.level).toBe(Math.max(survivor.fields.level, merged.fields.level))
      for (const [field, value] of Object.entries(survivor.fields)) {
        if (value !== null && field !== 'level' && field !== 'note')
          expect(after.survivor.fields).toMatchObject({ [field]: value })
      }
      expect(new Set(after.survivor.tags).size).toBe(after.survivor.tags.length)
      expect(after.survivor.tags.length).toBeLessThanOrEqual(20)
      expect(after.survivor.fields.note?.length ?? 0).toBeLessThanOrEqual(4_000)
    }),
  )
})

test('what somebody changed since the merge stays as she left it', () => {
  fc.assert(
    fc.property(
      whole('s'),
      whole('m'),
      fields,
      fc.array(fc.string({ minLength: 3 })),
      (survivor, merged, edit, tags) => {
        const moved = mergePlan(survivor, merged)
        const after = afterMerge(survivor, merged, moved)
        const edited: Whole = { ...after.survivor, fields: edit, tags: [...after.survivor.tags, ...tags] }
        const back = afterUndoing(edited, after.merged, moved)
        for (const field of Object.keys(edit) as (keyof Fields)[]) {
          const wasEdited = edit[field] !== after.survivor.fields[field]
          if (wasEdited) expect(back.survivor.fields[field]).toBe(edit[field])
        }
        expect(back.survivor.tags).toEqual(expect.arrayContaining(tags))
      },
    ),
  )
})

test('where both say something else, it is said so', () => {
  const nobody = { needs: [], tags: [], identities: [], lastContactAt: null }
  const she: Fields = {
    name: '陈桂兰',
    level: 0,
    language: null,
    salutation: null,
    preferredChannel: null,
    preferredHours: null,
    birthday: '03-08',
    note: null,
    idNumber: null,
    address: null,
  }
  const other = { ...she, name: '陳桂蘭', birthday: null, address: '杭州', level: 3 as const }
  expect(conflictsOf({ ...nobody, fields: she }, { ...nobody, fields: other })).toEqual(['name'])
})

test('who is merged already is merged no more, and a later merge is undone first', () => {
  const free = { id: 'a', mergedInto: null }
  expect(whyNotMerge(free, free)).toBe('with-herself')
  expect(whyNotMerge(free, { id: 'b', mergedInto: 'c' })).toBe('merged-away')
  expect(whyNotMerge(free, { id: 'b', mergedInto: null })).toBeUndefined()
  const [first, second] = [
    { id: '1', undoneAt: null },
    { id: '2', undoneAt: null },
  ]
  expect(whyNotUndo(first, free, [second, first])).toBe('later-merge-first')
  expect(whyNotUndo(first, free, [{ ...second, undoneAt: 'then' }, first])).toBeUndefined()
  expect(whyNotUndo(second, free, [second, first])).toBeUndefined()
  expect(whyNotUndo(second, { mergedInto: 'z' }, [second, first])).toBe('merged-away')
  expect(whyNotUndo({ id: '1', undoneAt: 'then' }, free, [])).toBe('already-undone')
})
