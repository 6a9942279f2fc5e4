// The laws of the house, and the proof that each of them can go red.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type House, readHouse } from './laws/house.ts'
import { laws } from './laws/laws.ts'
import { plantedByTools } from './laws/planted.ts'
import { hiddenActions, unevenWords, unnamedActions } from './laws/words.ts'

const house = readHouse()

describe('the house keeps its laws', () => {
  for (const law of laws) test(law.name, () => expect(law.broken(house)).toEqual([]))

  test('every domain says in a README what it is', () => {
    const domains = globSync('domains/*')
    expect(domains.filter((domain) => !existsSync(`${domain}/README.md`))).toEqual([])
  })

  test('every word is there in three languages, with the same blanks to fill', () => {
    const folders = globSync('{domains/*,protocol,web,web/*,widget}/words/{,*/}zh-Hans.json').map((file) =>
      dirname(file),
    )
    const texts = (folder: string) =>
      Object.fromEntries(
        ['zh-Hans', 'zh-Hant', 'en'].map((language) => [
          language,
          JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8')),
        ]),
      )
    expect(folders.flatMap((folder) => unevenWords(folder, texts(folder)))).toEqual([])
  })
})

const actionsOf = (domain: string): string[] => {
  const file = `domains/${domain}/words/zh-Hans.json`
  const words = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return Object.keys(words.audit?.actions ?? {})
}

test('whatever is audited has words on the audit screen', () => {
  expect(unnamedActions(house, actionsOf)).toEqual([])
  expect(hiddenActions(house)).toEqual([])
})

// Each violation is planted in the house as it stands; nothing else may turn red with it.
const planted: readonly { law: string; file: string; text: string }[] = [
  {
    law: 'every domain has a band',
    file: 'domains/horoscopes/core/index.ts',
    text: 'export const stars = 5',
  },
  {
    law: 'a domain calls only its own band or an earlier one',
    file: 'domains/people/server/planted.ts',
    text: "import { routes } from '#desk/server'\nexport const more = routes",
  },
  {
    law: 'a domain calls only its own band or an earlier one',
    file: 'domains/identity/core/planted.ts',
    text: "import { step } from '#routing/core'\nexport const more = step",
  },
  {
    law: 'no two domains need each other',
    file: 'domains/contacts/server/planted.ts',
    text: "import { enqueue } from '#routing/server'\nexport const more = enqueue",
  },
  {
    law: 'core knows core, server knows no screens, screens know no server',
    file: 'domains/desk/web/planted.ts',
    text: "import { routes } from '#contacts/server'\nexport const more = routes",
  },
  {
    law: 'core knows core, server knows no screens, screens know no server',
    file: 'domains/routing/core/planted.ts',
    text: "import { routes } from '#routing/server'\nexport const more = routes",
  },
  {
    law: 'the platform knows no domain',
    file: 'server/http/planted.ts',
    text: "import { scopeOf } from '#identity/core'\nexport const more = scopeOf",
  },
  {
    law: 'the widget takes only types from core, so that no validator comes along',
    file: 'widget/planted.ts',
    text: "import { sendMessage } from '#contacts/core'\nexport const more = sendMessage",
  },
  {
    law: 'core reads no clock, no chance and no time zone of the machine',
    file: 'domains/routing/core/planted.ts',
    text: 'export const late = () => new Date()',
  },
  {
    law: 'core reads no clock, no chance and no time zone of the machine',
    file: 'domains/routing/core/planted.ts',
    text: 'export const hour = (at: Date) => at.getHours()',
  },
  {
    law: 'a domain has the rooms core, server, web and its words, each flat and with a door',
    file: 'domains/routing/core/deep/planted.ts',
    text: 'export const deep = true',
  },
  {
    law: 'an adapter of telephony knows cores and its own kind, and is a flat folder with a door',
    file: 'telephony/asterisk/planted.ts',
    text: "import { perform } from '#platform/action'\nexport const more = perform",
  },
  {
    law: 'an adapter of telephony knows cores and its own kind, and is a flat folder with a door',
    file: 'telephony/asterisk/deep/planted.ts',
    text: 'export const deep = true',
  },
  {
    law: 'nothing is called utils, helpers, common, shared, manager or service',
    file: 'domains/routing/server/queue-utils.ts',
    text: 'export const more = 1',
  },
  {
    law: 'files are kebab-case, components are named as they are used',
    file: 'domains/routing/server/open_queue.ts',
    text: 'export const more = 1',
  },
  {
    law: 'all SQL of a domain is in its store files',
    file: 'domains/routing/server/planted.ts',
    text: "export const all = (db: never) => db.selectFrom('queues')",
  },
  {
    law: 'a domain writes its own tables and no others',
    file: 'domains/desk/server/store-planted.ts',
    text: "export const steal = (db: never) => db.updateTable('contacts')",
  },
  {
    law: 'time in a store is a parameter',
    file: 'domains/routing/server/store-planted.ts',
    text: 'export const now = () => new Date()',
  },
]

describe('each law goes red when it is broken', () => {
  for (const { law, file, text } of planted) {
    test(`${law}: ${file} (${text.split('\n')[0]})`, () => {
      const withViolation: House = new Map([...house, [file, text]])
      const red = laws.filter((one) => one.broken(withViolation).length > one.broken(house).length)
      expect(red.map((one) => one.name)).toContain(law)
    })
  }

  test('a word that one language lacks is seen', () => {
    const uneven = unevenWords('planted', { 'zh-Hans': { a: '好' }, 'zh-Hant': { a: '好' }, en: {} })
    expect(uneven).toEqual(['planted: en lacks a'])
  })

  test('an audited action without words, or one that hides, is seen', () => {
    const file = 'domains/routing/server/planted.ts'
    const nameless = new Map([...house, [file, "await audit(tx, { action: 'routing.take-away' })"]])
    expect(unnamedActions(nameless, actionsOf)).toEqual([
      `${file} audits routing.take-away, for which there are no words`,
    ])
    const hidden = new Map([...house, [file, 'await audit(tx, { action: actionOf(change) })']])
    expect(hiddenActions(hidden)).toHaveLength(1)
  })

  test('a blank that one language lacks is seen', () => {
    const words = { 'zh-Hans': { a: '{{n}} 人' }, 'zh-Hant': { a: '{{n}} 人' }, en: { a: 'people' } }
    expect(unevenWords('planted', words)).toEqual(['planted: a has other blanks in en'])
  })
})

describe('the compiler and the linter go red too', () => {
  const seen = plantedByTools()
  for (const { file, tool, why } of seen)
    test(`${tool}: ${why} (${file})`, () => expect(seen).toContainEqual({ file, tool, why, isRed: true }))
})
