// A small centre to begin with: two teams, their leaders and agents, skills, queues, canned replies.
import { randomInt } from 'node:crypto'
import type { AnswerOf, Id, Language } from '#protocol'
import { createCalendar } from '#calendar/server'
import { createCannedReply } from '#canned-replies/server'
import type { doSetup, Role } from '#identity/core'
import { createPerson, createSkill, createUnit } from '#people/server'
import type { Tx } from '#platform/action'
import { createQueue, ensureAgent } from '#routing/server'
import { sampleFolders, sampleReplies } from './sample-replies.ts'
import { type SampleWords, sampleWords } from './sample-words.ts'

type Account = AnswerOf<typeof doSetup>['sampleAccounts'][number]
type PersonKey = keyof SampleWords['people']
type SkillKey = keyof SampleWords['skills']

type Plan = {
  who: PersonKey
  staffNumber: string
  role: Exclude<Role, 'administrator'>
  unit: 'centre' | 'afterSalesTeam' | 'ordersTeam'
  skills: Partial<Record<SkillKey, number>>
}

const plans: readonly Plan[] = [
  { who: 'supervisor', staffNumber: '1001', role: 'supervisor', unit: 'centre', skills: {} },
  { who: 'leader1', staffNumber: '1101', role: 'team-leader', unit: 'afterSalesTeam', skills: {} },
  {
    who: 'agent1',
    staffNumber: '1102',
    role: 'agent',
    unit: 'afterSalesTeam',
    skills: { afterSales: 5, accounts: 2 },
  },
  {
    who: 'agent2',
    staffNumber: '1103',
    role: 'agent',
    unit: 'afterSalesTeam',
    skills: { afterSales: 3, orders: 2 },
  },
  { who: 'leader2', staffNumber: '1201', role: 'team-leader', unit: 'ordersTeam', skills: {} },
  { who: 'agent3', staffNumber: '1202', role: 'agent', unit: 'ordersTeam', skills: { orders: 5 } },
  {
    who: 'agent4',
    staffNumber: '1203',
    role: 'agent',
    unit: 'ordersTeam',
    skills: { orders: 3, accounts: 4 },
  },
  { who: 'agent5', staffNumber: '1204', role: 'agent', unit: 'ordersTeam', skills: { orders: 1 } },
]

/** Fills an empty organisation; the accounts are for whoever set it up, and shown this once. */
export async function furnishSample(tx: Tx, language: Language): Promise<Account[]> {
  const words = sampleWords[language]
  const units = await furnishUnits(tx, words)
  const skills = await furnishSkills(tx, words)
  await furnishQueues(tx, words, skills)
  await furnishCalendar(tx, words)
  await furnishReplies(tx, language, units.afterSalesTeam)
  const accounts: Account[] = []
  for (const plan of plans) accounts.push(await furnishPerson(tx, plan, { words, units, skills }))
  return accounts
}

type Units = Record<Plan['unit'], Id>
type Skills = Record<SkillKey, Id>

async function furnishUnits(tx: Tx, words: SampleWords): Promise<Units> {
  const centre = await createUnit(tx, { parentId: null, level: 'centre', name: words.centre })
  const site = await createUnit(tx, { parentId: centre.id, level: 'site', name: words.site })
  const group = await createUnit(tx, { parentId: site.id, level: 'group', name: words.group })
  const team = (name: string) => createUnit(tx, { parentId: group.id, level: 'team', name })
  const afterSalesTeam = await team(words.afterSalesTeam)
  const ordersTeam = await team(words.ordersTeam)
  return { centre: centre.id, afterSalesTeam: afterSalesTeam.id, ordersTeam: ordersTeam.id }
}

async function furnishSkills(tx: Tx, words: SampleWords): Promise<Skills> {
  const skill = async (name: string) => (await createSkill(tx, { name, description: '' })).id
  return {
    afterSales: await skill(words.skills.afterSales),
    orders: await skill(words.skills.orders),
    accounts: await skill(words.skills.accounts),
  }
}

async function furnishQueues(tx: Tx, words: SampleWords, skills: Skills): Promise<void> {
  const usual = { channel: 'chat', priority: 0, offerSeconds: 30, wrapUpSeconds: 120, state: 'open' } as const
  const afterSales = await createQueue(tx, {
    ...usual,
    name: words.queues.afterSales,
    requires: [{ skillId: skills.afterSales, level: 2 }],
    rings: [{ afterSeconds: 60, requires: [{ skillId: skills.afterSales, level: 1 }] }],
    keywords: words.keywords.afterSales,
    isDefault: false,
  })
  await createQueue(tx, {
    ...usual,
    name: words.queues.orders,
    requires: [{ skillId: skills.orders, level: 2 }],
    rings: [{ afterSeconds: 45, requires: [{ skillId: skills.orders, level: 1 }] }],
    keywords: words.keywords.orders,
    isDefault: true,
    selection: 'least-occupied',
    overflowQueueId: afterSales.id,
    overflowAfterSeconds: 180,
  })
  // Who complains is not turned away, goes first, and need not tell it all again to somebody new.
  await createQueue(tx, {
    ...usual,
    name: words.queues.complaints,
    priority: 20,
    wrapUpSeconds: 300,
    requires: [{ skillId: skills.afterSales, level: 3 }],
    rings: [{ afterSeconds: 30, requires: [{ skillId: skills.afterSales, level: 2 }] }],
    keywords: words.keywords.complaints,
    isDefault: false,
    mayReject: false,
    missesAllowed: 2,
    lastAgentHours: 72,
    lastAgentWaitSeconds: 30,
    vipPriority: 20,
    ageingSeconds: 300,
    overflowQueueId: afterSales.id,
    overflowAfterSeconds: 90,
    offeredToVisitors: false,
  })
}

/**
 * Every day from nine to nine, for whoever wants to see how a queue closes. No queue of the sample follows it: a
 * first trial at midnight finds somebody.
 */
export async function furnishCalendar(tx: Tx, { calendar: name }: SampleWords): Promise<void> {
  const { timeZone } = tx.organisation
  await createCalendar(tx, {
    name,
    timeZone,
    week: Array.from({ length: 7 }, () => [{ from: 540, to: 1260 }]),
  })
}

/** Folders and names in the centre's language; what is said, in that of whoever is spoken to. */
export async function furnishReplies(tx: Tx, language: Language, afterSalesTeamId: Id): Promise<void> {
  for (const { folder, shortcut, name, says, forAfterSalesTeam } of sampleReplies) {
    const owner = forAfterSalesTeam
      ? ({ scope: 'team', unitId: afterSalesTeamId } as const)
      : ({ scope: 'all', unitId: null } as const)
    const draft = { folder: sampleFolders[folder][language], name: name[language], shortcut }
    const body = { ...owner, ...draft, messages: [...says], fileIds: [] }
    await createCannedReply(tx, { params: {}, query: {}, body })
  }
}

async function furnishPerson(
  tx: Tx,
  plan: Plan,
  { words, units, skills }: { words: SampleWords; units: Units; skills: Skills },
): Promise<Account> {
  const password = newPassword()
  const names = Object.keys(plan.skills) as SkillKey[]
  const person = await createPerson(tx, {
    name: words.people[plan.who],
    staffNumber: plan.staffNumber,
    unitId: units[plan.unit],
    languages: ['zh'],
    skills: names.map((name) => ({ skillId: skills[name], level: plan.skills[name] ?? 1 })),
    roles: [{ role: plan.role, unitId: units[plan.unit] }],
    password,
  })
  if (plan.role === 'agent') await ensureAgent(tx, person.id)
  return {
    name: person.name,
    staffNumber: plan.staffNumber,
    password,
    role: plan.role,
    team: plan.unit === 'centre' ? words.centre : words[plan.unit],
    skills: names.map((name) => words.skills[name]).join(', '),
  }
}

// Without the letters and figures that people mix up when they type one from paper.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 60 bits in three groups of four. */
function newPassword(): string {
  const letter = () => letters[randomInt(letters.length)]
  const group = () => Array.from({ length: 4 }, letter).join('')
  return [group(), group(), group()].join('-')
}
