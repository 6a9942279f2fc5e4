// The laws of the house that neither TypeScript nor the linter sees. Each gives the places that break it.
import { doorOf, type House, importsOf, isTest, placeOf } from './house.ts'

/** Who comes first: a domain calls its own band or an earlier one. */
export const bands: readonly (readonly string[])[] = [
  ['identity', 'people', 'calendar', 'notices'],
  ['customers', 'canned-replies'],
  ['contacts', 'routing', 'channels-chat', 'channels-phone', 'flows'],
  ['transfers', 'assistance', 'presence', 'breaks', 'followups'],
  [],
  ['desk'],
]

export const bandOf = (domain: string): number => bands.findIndex((names) => names.includes(domain))

export type Law = { name: string; broken(house: House): string[] }

const mayKnowEveryDoor =
  /^server\/(main|house|reactions|due|slots|running|setup|sample-centre|huawu|demo(-[a-z]+)?)\.ts$/
const source = (house: House): House => new Map([...house].filter(([file]) => !isTest(file)))

const everyDomainHasABand: Law = {
  name: 'every domain has a band',
  broken: (house) => [
    ...new Set(
      [...house.keys()].flatMap((file) => {
        const place = placeOf(file)
        return place && bandOf(place.domain) < 0 ? [`${place.domain} has no band in laws/laws.ts`] : []
      }),
    ),
  ],
}

const noDomainCallsUpwards: Law = {
  name: 'a domain calls only its own band or an earlier one',
  broken: (house) =>
    importsOf(source(house)).flatMap(({ file, door }) => {
      const from = placeOf(file)
      const to = doorOf(door)
      if (!from || !to || from.domain === to.domain) return []
      // Screens and actions may know any shape; only core's own rules are bound by the order.
      if (to.room === 'core' && from.room !== 'core') return []
      return bandOf(to.domain) > bandOf(from.domain) ? [`${file} calls upwards: ${door}`] : []
    }),
}

const noCircle: Law = {
  name: 'no two domains need each other',
  broken(house) {
    const needs = new Map<string, Set<string>>()
    for (const { file, door } of importsOf(source(house))) {
      const from = placeOf(file)
      const to = doorOf(door)
      if (!from || !to || from.domain === to.domain) continue
      const room = `${from.domain}/${from.room}`
      needs.set(room, (needs.get(room) ?? new Set()).add(`${to.domain}/${to.room}`))
    }
    return [...needs.keys()].flatMap((room) =>
      reaches(needs, room, room) ? [`${room} needs itself in a circle`] : [],
    )
  },
}

function reaches(needs: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set<string>()
  const ahead = [...(needs.get(from) ?? [])]
  for (let room = ahead.pop(); room !== undefined; room = ahead.pop()) {
    if (room === to) return true
    if (seen.has(room)) continue
    seen.add(room)
    ahead.push(...(needs.get(room) ?? []))
  }
  return false
}

const roomsAllow: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  server: ['core', 'server'],
  web: ['core', 'web'],
}

const roomsKeepApart: Law = {
  name: 'core knows core, server knows no screens, screens know no server',
  broken: (house) =>
    importsOf(source(house)).flatMap(({ file, door }) => {
      const from = placeOf(file)
      const to = doorOf(door)
      if (!from || !to) return []
      return roomsAllow[from.room]?.includes(to.room) ? [] : [`${file} may not enter ${door}`]
    }),
}

const thePlatformKnowsNoDomain: Law = {
  name: 'the platform knows no domain',
  broken: (house) =>
    importsOf(source(house))
      .filter(({ file, door }) => file.startsWith('server/') && !mayKnowEveryDoor.test(file) && doorOf(door))
      .map(({ file, door }) => `${file} knows ${door}`),
}

// What the widget has in common with the desk and the server; none of their files imports a shape.
const widgetMayRun = new Set([
  'conversationAfter',
  'isVisible',
  'keptAnswer',
  'piecesOf',
  'receivedAs',
  'whyNotReach',
])

const theWidgetTakesTypesOnly: Law = {
  name: 'the widget takes only types from core, so that no validator comes along',
  broken: (house) =>
    importsOf(source(house))
      .filter(({ file, door, isType }) => file.startsWith('widget/') && door.startsWith('#') && !isType)
      .filter(({ names }) => names.some((name) => !name.startsWith('type ') && !widgetMayRun.has(name)))
      .map(({ file, door }) => `${file} takes more than types from ${door}`),
}

const localTime =
  /\.(get(?:Hours|Minutes|Day|Date|Month|FullYear|TimezoneOffset)|set(?:Hours|Minutes|Date|Month|FullYear)|toLocale\w*String)\(/
const clock =
  /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bcrypto\.|\bperformance\.now\b|\bTemporal\.Now\b/

const coreIsPure: Law = {
  name: 'core reads no clock, no chance and no time zone of the machine',
  broken: (house) =>
    [...source(house)]
      .filter(([file]) => placeOf(file)?.room === 'core' || /^(protocol|simulator\/script)\//.test(file))
      .filter(([, text]) => localTime.test(text) || clock.test(text))
      .map(([file]) => `${file} reads the clock, chance or the local time zone`),
}

const roomsAreFlat: Law = {
  name: 'a domain has the rooms core, server, web and its words, each flat and with a door',
  broken(house) {
    const inDomains = [...house.keys()].filter((file) => file.startsWith('domains/'))
    const rooms = new Set(inDomains.map((file) => file.split('/').slice(0, 3).join('/')))
    return [
      ...inDomains
        .filter((file) => !/^domains\/[^/]+\/(core|server|web)\/[^/]+$/.test(file))
        .map((file) => `${file} is not in a flat room`),
      ...[...rooms]
        .filter((room) => !house.has(`${room}/index.ts`))
        .map((room) => `${room} has no door index.ts`),
    ]
  },
}

const adaptersKnowCoreOnly: Law = {
  name: 'an adapter of telephony knows cores and its own kind, and is a flat folder with a door',
  broken(house) {
    const inTelephony = new Map([...house].filter(([file]) => file.startsWith('telephony/')))
    const folders = new Set([...inTelephony.keys()].map((file) => file.split('/').slice(0, 2).join('/')))
    return [
      ...importsOf(inTelephony)
        .filter(({ door }) => door.startsWith('#') && !/^#([^/]+\/core|telephony\/[^/]+)$/.test(door))
        .map(({ file, door }) => `${file} may not enter ${door}`),
      ...[...inTelephony.keys()]
        .filter((file) => file.split('/').length !== 3)
        .map((file) => `${file} is not in a flat folder`),
      ...[...folders]
        .filter((folder) => !house.has(`${folder}/index.ts`))
        .map((folder) => `${folder} has no door index.ts`),
    ]
  },
}

const emptyNames = /(^|\/)(common|shared|misc)[./]|(^|[/-])(utils?|helpers?|managers?|services?)[./]/i

const namesSaySomething: Law = {
  name: 'nothing is called utils, helpers, common, shared, manager or service',
  broken: (house) =>
    [...house.keys()].filter((file) => emptyNames.test(file)).map((file) => `${file} says nothing`),
}

const fileNames =
  /^([a-z0-9]+(-[a-z0-9]+)*(-Han[st])?|[A-Z][A-Za-z0-9]*|use[A-Z][A-Za-z0-9]*)(\.(test|property\.test|d))?\.tsx?$/

const filesAreNamedAlike: Law = {
  name: 'files are kebab-case, components are named as they are used',
  broken: (house) =>
    [...house.keys()]
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.config.ts'))
      .filter((file) => !fileNames.test(file.split('/').at(-1) ?? ''))
      .map((file) => `${file} is neither kebab-case nor a component`),
}

const sqlLivesInStores: Law = {
  name: 'all SQL of a domain is in its store files',
  broken: (house) =>
    [...source(house)]
      .filter(([file]) => placeOf(file)?.room === 'server' && !/\/store[a-z-]*\.ts$/.test(file))
      .filter(([, text]) =>
        /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`|\.query\(\s*[`']/.test(text),
      )
      .map(([file]) => `${file} speaks SQL outside its store`),
}

const storesHaveNoClock: Law = {
  name: 'time in a store is a parameter',
  broken: (house) =>
    [...source(house)]
      .filter(([file]) => placeOf(file)?.room === 'server')
      .filter(([, text]) => /\bnow\(\)|current_timestamp|\bnew Date\(\)|\bDate\.now\(/.test(text))
      .map(([file]) => `${file} reads a clock`),
}

const writes =
  /\b(?:insertInto|updateTable|deleteFrom)\('([a-z_]+)'|\b(?:insert into|delete from|update)\s+([a-z_]+)\b(?!\s+of\b)/g

/** The tables of each domain, as its migrations make them. */
function ownersOfTables(house: House): Map<string, string> {
  return new Map(
    [...house].flatMap(([file, text]) => {
      const [, owner] = /^database\/migrations\/\d{8}T\d{4}-(.+)\.sql$/.exec(file) ?? []
      const made = [...text.matchAll(/^create table (?:if not exists )?([a-z_]+)/gm)]
      return owner ? made.map((match) => [match[1] ?? '', owner] as const) : []
    }),
  )
}

const eachWritesItsOwn: Law = {
  name: 'a domain writes its own tables and no others',
  broken(house) {
    const owners = ownersOfTables(house)
    return [...source(house)].flatMap(([file, text]) => {
      const place = placeOf(file)
      if (place?.room !== 'server') return []
      return [...text.matchAll(writes)].flatMap((match) => {
        const table = match[1] ?? match[2] ?? ''
        const owner = owners.get(table)
        return owner && owner !== place.domain ? [`${file} writes ${table}, which belongs to ${owner}`] : []
      })
    })
  },
}

export const laws: readonly Law[] = [
  everyDomainHasABand,
  noDomainCallsUpwards,
  noCircle,
  roomsKeepApart,
  thePlatformKnowsNoDomain,
  theWidgetTakesTypesOnly,
  coreIsPure,
  roomsAreFlat,
  adaptersKnowCoreOnly,
  namesSaySomething,
  filesAreNamedAlike,
  sqlLivesInStores,
  storesHaveNoClock,
  eachWritesItsOwn,
]
