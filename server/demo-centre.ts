// Furnishes the sample centre that lives: units, skills, queues, its rules, and the people that the history is about.
import type { Id } from '#protocol'
import { createFirstAdministrator, createPerson, createSkill, createUnit } from '#people/server'
import type { Tx } from '#platform/action'
import { createQueue, ensureAgent } from '#routing/server'
import {
  demoAdministrator,
  demoPassword,
  type DemoPerson,
  demoPeople,
  type DemoSkill,
  type DemoTeam,
} from './demo-people.ts'
import { furnishHours, furnishQuestions, furnishTeamRules } from './demo-rules.ts'

const teamNames: Readonly<Record<DemoTeam, string>> = {
  afterSales: '售后一班',
  orders: '订单一班',
  accounts: '综合一班',
}

const skillNames: Readonly<Record<DemoSkill, string>> = {
  afterSales: '售后',
  orders: '订单',
  delivery: '物流',
  accounts: '账户',
}

type Units = Readonly<Record<DemoTeam | 'centre', Id>>
type Skills = Readonly<Record<DemoSkill, Id>>

export async function furnishDemo(tx: Tx): Promise<void> {
  await createFirstAdministrator(tx, { ...demoAdministrator, password: demoPassword, language: 'zh-Hans' })
  const units = await furnishUnits(tx)
  const skills = await furnishSkills(tx)
  await furnishQueues(tx, skills, await furnishHours(tx))
  await furnishTeamRules(tx, [units.afterSales, units.orders, units.accounts], units.afterSales)
  await furnishQuestions(tx)
  for (const person of demoPeople) await hire(tx, person, { units, skills })
}

async function furnishUnits(tx: Tx): Promise<Units> {
  const centre = await createUnit(tx, { parentId: null, level: 'centre', name: '禾木生活客服中心' })
  const site = await createUnit(tx, { parentId: centre.id, level: 'site', name: '杭州职场' })
  const group = await createUnit(tx, { parentId: site.id, level: 'group', name: '电商组' })
  const team = async (name: string) => (await createUnit(tx, { parentId: group.id, level: 'team', name })).id
  return {
    centre: centre.id,
    afterSales: await team(teamNames.afterSales),
    orders: await team(teamNames.orders),
    accounts: await team(teamNames.accounts),
  }
}

async function furnishSkills(tx: Tx): Promise<Skills> {
  const skill = async (name: string) => (await createSkill(tx, { name, description: '' })).id
  return {
    afterSales: await skill(skillNames.afterSales),
    orders: await skill(skillNames.orders),
    delivery: await skill(skillNames.delivery),
    accounts: await skill(skillNames.accounts),
  }
}

type DemoQueue = {
  name: string
  skill: DemoSkill
  level: number
  priority: number
  isDefault: boolean
  keywords: string[]
}

const queues: readonly DemoQueue[] = [
  {
    name: '售后服务',
    skill: 'afterSales',
    level: 3,
    priority: 0,
    isDefault: false,
    keywords: [
      '退货',
      '退款',
      '换货',
      '维修',
      '坏了',
      '破损',
      '碎',
      '质量',
      '保修',
      '用不了',
      '退貨',
      '退款',
      '壞',
      'refund',
      'return',
      'broken',
      'warranty',
    ],
  },
  {
    name: '物流查询',
    skill: 'delivery',
    level: 2,
    priority: 0,
    isDefault: false,
    keywords: [
      '快递',
      '物流',
      '派送',
      '签收',
      '没收到',
      '少发',
      '漏发',
      '发错',
      '包裹',
      '宅配',
      'parcel',
      'delivered',
      'courier',
    ],
  },
  {
    name: '账户安全',
    skill: 'accounts',
    level: 3,
    priority: 1,
    isDefault: false,
    keywords: [
      '登录',
      '验证码',
      '密码',
      '账号',
      '盗',
      '冻结',
      '换绑',
      '注销',
      '续费',
      '登入',
      '帳號',
      'sign in',
      'account',
      'code',
    ],
  },
  {
    name: '订单咨询',
    skill: 'orders',
    level: 2,
    priority: 0,
    isDefault: true,
    keywords: [
      '下单',
      '发货',
      '优惠',
      '券',
      '发票',
      '改地址',
      '取消订单',
      '價',
      '發票',
      '出貨',
      'order',
      'invoice',
      'coupon',
    ],
  },
]

async function furnishQueues(tx: Tx, skills: Skills, calendarId: Id): Promise<void> {
  for (const { name, skill, level, priority, isDefault, keywords } of queues) {
    const requires = (least: number) => [{ skillId: skills[skill], level: least }]
    await createQueue(tx, {
      channel: 'chat',
      name,
      priority,
      offerSeconds: 30,
      wrapUpSeconds: 120,
      state: 'open',
      requires: requires(level),
      rings: [
        { afterSeconds: 20, requires: requires(Math.max(1, level - 1)) },
        { afterSeconds: 60, requires: requires(1) },
      ],
      keywords: [...new Set(keywords)],
      isDefault,
      calendarId,
    })
  }
}

type Furnished = { units: Units; skills: Skills }

async function hire(tx: Tx, plan: DemoPerson, { units, skills }: Furnished): Promise<void> {
  const unitId = units[plan.team]
  const levels = Object.entries(plan.skills) as [DemoSkill, number][]
  const person = await createPerson(tx, {
    name: plan.name,
    staffNumber: plan.staffNumber,
    unitId,
    languages: ['zh'],
    skills: levels.map(([name, level]) => ({ skillId: skills[name], level })),
    roles: [{ role: plan.role, unitId }],
    password: demoPassword,
  })
  if (plan.role === 'agent') await ensureAgent(tx, person.id)
}
